//! Reading PyTorch's first checkpoint format, from before it was a zip file: the format of the image tower's weights.
//!
//! Such a file is five pickles (a magic number, a version, the writer's type sizes, the tensors' shapes by name, the keys of
//! the storages) and then, key by key, each storage: a 64-bit count and the numbers. A pickle is a program for a small stack
//! machine; this one knows the instructions that a dictionary of tensors needs, calls nothing, and refuses the rest.
//! Format: `torch/serialization.py` (`_legacy_load`) and Python's `pickletools`.

use std::collections::HashMap;

/// A tensor of `f32` in C order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Array {
    pub(super) shape: Vec<usize>,
    pub(super) values: Vec<f32>,
}

/// Why a checkpoint could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum CheckpointError {
    /// The file is shorter than its own content says.
    #[error("it ends too early")]
    Short,
    /// Not a checkpoint of the first format.
    #[error("it is not a PyTorch checkpoint of the first format")]
    Magic,
    /// An instruction that a dictionary of tensors has no need of.
    #[error("its pickle has the unknown instruction {code:#04x} at byte {at}")]
    Instruction {
        /// The instruction.
        code: u8,
        /// Where it stands.
        at: usize,
    },
    /// A known instruction on the wrong kind of value.
    #[error("its pickle makes no sense at byte {at}")]
    Nonsense {
        /// Where the instruction ends.
        at: usize,
    },
    /// A tensor that reaches beyond its storage.
    #[error("its tensor {name} lies outside its storage")]
    Outside {
        /// The tensor.
        name: String,
    },
}

type Result<T> = std::result::Result<T, CheckpointError>;

const MAGIC: &[u8] = &[0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, b'.'];

/// Reads the `f32` tensors of a checkpoint by name; tensors of other types (batch counters) are left out.
pub(super) fn read(bytes: &[u8]) -> Result<HashMap<String, Array>> {
    if !bytes.starts_with(MAGIC) {
        return Err(CheckpointError::Magic);
    }
    let mut reader = Reader { bytes, at: MAGIC.len() };
    run(&mut reader)?;
    run(&mut reader)?;
    let Value::Dict(entries) = run(&mut reader)? else { return Err(CheckpointError::Magic) };
    let Value::List(keys) = run(&mut reader)? else { return Err(CheckpointError::Magic) };
    let tensors = tensors(entries, reader.at)?;
    let storages = storages(&mut reader, &keys, &tensors)?;
    tensors
        .into_iter()
        .filter(|(_, view)| view.storage.is_float)
        .map(|(name, view)| match storages.get(&view.storage.key).and_then(|values| view.gather(values)) {
            Some(values) => Ok((name, Array { shape: view.shape, values })),
            None => Err(CheckpointError::Outside { name }),
        })
        .collect()
}

/// What the stack machine handles.
#[derive(Debug, Clone)]
enum Value {
    None,
    Int(i64),
    Text(String),
    Global(String),
    List(Vec<Value>),
    Dict(Vec<(Value, Value)>),
    Storage(Storage),
    Tensor(View),
}

#[derive(Debug, Clone)]
struct Storage {
    key: String,
    is_float: bool,
}

/// A tensor as a view into a storage; offset and strides count elements.
#[derive(Debug, Clone)]
struct View {
    storage: Storage,
    offset: usize,
    shape: Vec<usize>,
    strides: Vec<usize>,
}

impl View {
    fn gather(&self, storage: &[f32]) -> Option<Vec<f32>> {
        let length = self.shape.iter().try_fold(1usize, |length, &side| length.checked_mul(side))?;
        // A view never repeats elements here, so its length is bounded by the storage's.
        if length > storage.len() {
            return None;
        }
        (0..length)
            .map(|mut index| {
                let mut at = self.offset;
                for (&side, &stride) in self.shape.iter().zip(&self.strides).rev() {
                    at = at.checked_add((index % side).checked_mul(stride)?)?;
                    index /= side;
                }
                storage.get(at).copied()
            })
            .collect()
    }
}

/// The entries of the state dictionary that are tensors.
fn tensors(entries: Vec<(Value, Value)>, at: usize) -> Result<Vec<(String, View)>> {
    let tensor = |entry| match entry {
        (Value::Text(name), Value::Tensor(view)) => Ok((name, view)),
        _ => Err(CheckpointError::Nonsense { at }),
    };
    entries.into_iter().map(tensor).collect()
}

/// The content of every storage of floats by key; storages lie in the order of `keys`.
fn storages(reader: &mut Reader, keys: &[Value], tensors: &[(String, View)]) -> Result<HashMap<String, Vec<f32>>> {
    let floats: HashMap<&str, bool> =
        tensors.iter().map(|(_, view)| (view.storage.key.as_str(), view.storage.is_float)).collect();
    let mut storages = HashMap::new();
    for key in keys {
        let Value::Text(key) = key else { return Err(CheckpointError::Nonsense { at: reader.at }) };
        let count = reader.number::<8>()?;
        // The only other type in such files is the 64-bit integer.
        let is_float = floats.get(key.as_str()).copied().unwrap_or(false);
        let size = count.checked_mul(if is_float { 4 } else { 8 }).ok_or(CheckpointError::Short)?;
        let bytes = reader.take(size)?;
        if is_float {
            let (floats, _) = bytes.as_chunks::<4>();
            storages.insert(key.clone(), floats.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect());
        }
    }
    Ok(storages)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(count).ok_or(CheckpointError::Short)?;
        let bytes = self.bytes.get(self.at..end).ok_or(CheckpointError::Short)?;
        self.at = end;
        Ok(bytes)
    }

    /// An unsigned little-endian number of `N` bytes, at most 8.
    fn number<const N: usize>(&mut self) -> Result<usize> {
        let mut wide = [0; 8];
        wide[..N].copy_from_slice(self.take(N)?);
        usize::try_from(u64::from_le_bytes(wide)).map_err(|_| CheckpointError::Short)
    }

    fn line(&mut self) -> Result<String> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&byte| byte == b'\n').ok_or(CheckpointError::Short)?;
        let line = String::from_utf8_lossy(self.take(length)?).into_owned();
        self.take(1)?;
        Ok(line)
    }
}

/// The stack machine. A mark is remembered as the height of the stack at which it was set.
#[derive(Default)]
struct Machine {
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: HashMap<usize, Value>,
}

/// Runs one pickle and returns what it leaves.
fn run(reader: &mut Reader) -> Result<Value> {
    let mut machine = Machine::default();
    loop {
        let at = reader.at;
        let code = reader.number::<1>()? as u8;
        if code == b'.' {
            return machine.stack.pop().ok_or(CheckpointError::Nonsense { at });
        }
        let argument = |reader: &mut Reader| match code {
            b'q' | b'h' | b'K' | 0x80 => reader.number::<1>(),
            b'M' => reader.number::<2>(),
            b'r' | b'j' | b'J' | b'X' => reader.number::<4>(),
            _ => Ok(0),
        };
        let argument = argument(reader)?;
        match code {
            b'X' => {
                let text = String::from_utf8_lossy(reader.take(argument)?).into_owned();
                machine.stack.push(Value::Text(text));
            }
            b'c' => {
                let (module, name) = (reader.line()?, reader.line()?);
                machine.stack.push(Value::Global(format!("{module}.{name}")));
            }
            _ => match machine.step(code, argument) {
                Some(true) => (),
                Some(false) => return Err(CheckpointError::Instruction { code, at }),
                None => return Err(CheckpointError::Nonsense { at }),
            },
        }
    }
}

impl Machine {
    /// One instruction. `None`: it does not fit the stack; `Some(false)`: it is unknown.
    fn step(&mut self, code: u8, argument: usize) -> Option<bool> {
        match code {
            // PROTO
            0x80 => (),
            // BINPUT, LONG_BINPUT; BINGET, LONG_BINGET
            b'q' | b'r' => _ = self.memo.insert(argument, self.stack.last()?.clone()),
            b'h' | b'j' => self.stack.push(self.memo.get(&argument)?.clone()),
            // MARK
            b'(' => self.marks.push(self.stack.len()),
            // BININT1, BININT2, BININT (signed)
            b'K' | b'M' => self.stack.push(Value::Int(argument as i64)),
            b'J' => self.stack.push(Value::Int(i64::from(argument as u32 as i32))),
            // NONE, NEWTRUE, NEWFALSE: nothing here depends on a truth value
            b'N' | 0x88 | 0x89 => self.stack.push(Value::None),
            // EMPTY_DICT, EMPTY_LIST, EMPTY_TUPLE
            b'}' => self.stack.push(Value::Dict(Vec::new())),
            b']' | b')' => self.stack.push(Value::List(Vec::new())),
            // TUPLE, TUPLE1, TUPLE2
            b't' => {
                let items = self.since_mark()?;
                self.stack.push(Value::List(items));
            }
            0x85 | 0x86 => {
                let items = self.stack.split_off(self.stack.len().checked_sub(usize::from(code - 0x84))?);
                self.stack.push(Value::List(items));
            }
            // APPENDS
            b'e' => {
                let items = self.since_mark()?;
                let Value::List(list) = self.stack.last_mut()? else { return None };
                list.extend(items);
            }
            // SETITEM, SETITEMS
            b's' | b'u' => {
                let items = match code {
                    b's' => self.stack.split_off(self.stack.len().checked_sub(2)?),
                    _ => self.since_mark()?,
                };
                let Value::Dict(entries) = self.stack.last_mut()? else { return None };
                let mut items = items.into_iter();
                while let Some(key) = items.next() {
                    entries.push((key, items.next()?));
                }
            }
            // BINPERSID, REDUCE
            b'Q' => {
                let storage = storage(self.stack.pop()?)?;
                self.stack.push(storage);
            }
            b'R' => {
                let (arguments, function) = (self.stack.pop()?, self.stack.pop()?);
                self.stack.push(reduce(&function, arguments)?);
            }
            // BUILD: the dictionary's attributes (format versions of the layers) say nothing of the tensors
            b'b' => _ = self.stack.pop()?,
            _ => return Some(false),
        }
        Some(true)
    }

    fn since_mark(&mut self) -> Option<Vec<Value>> {
        let mark = self.marks.pop()?;
        (mark <= self.stack.len()).then(|| self.stack.split_off(mark))
    }
}

/// `("storage", type, key, device, count, view)` of a persistent id.
fn storage(id: Value) -> Option<Value> {
    let Value::List(id) = id else { return None };
    let [Value::Text(_), Value::Global(kind), Value::Text(key), ..] = id.as_slice() else { return None };
    let is_float = match kind.as_str() {
        "torch.FloatStorage" => true,
        "torch.LongStorage" => false,
        _ => return None,
    };
    Some(Value::Storage(Storage { key: key.clone(), is_float }))
}

/// The two calls that a dictionary of tensors is made of.
fn reduce(function: &Value, arguments: Value) -> Option<Value> {
    let (Value::Global(function), Value::List(arguments)) = (function, arguments) else { return None };
    match (function.as_str(), arguments.as_slice()) {
        ("collections.OrderedDict", []) => Some(Value::Dict(Vec::new())),
        (
            "torch._utils._rebuild_tensor_v2",
            [Value::Storage(storage), Value::Int(offset), Value::List(shape), Value::List(strides), ..],
        ) => Some(Value::Tensor(View {
            storage: storage.clone(),
            offset: usize::try_from(*offset).ok()?,
            shape: lengths(shape)?,
            strides: lengths(strides)?,
        })),
        _ => None,
    }
}

fn lengths(values: &[Value]) -> Option<Vec<usize>> {
    let length = |value: &Value| match value {
        Value::Int(length) => usize::try_from(*length).ok(),
        _ => None,
    };
    values.iter().map(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A checkpoint of one tensor, `[2, 2]` and transposed, as Python's pickle of protocol 2 writes it.
    fn checkpoint() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(b"\x80\x02M\xe9\x03.\x80\x02}q\x00.\x80\x02ccollections\nOrderedDict\nq\x00)R");
        bytes.extend(b"X\x01\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\n");
        bytes.extend(b"X\x01\0\0\x007X\x03\0\0\0cpuK\x04NtQK\x00K\x02K\x02\x86K\x01K\x02\x86\x89h\x00)RtRs.");
        bytes.extend(b"\x80\x02]q\x00(X\x01\0\0\x007e.");
        bytes.extend(4u64.to_le_bytes());
        bytes.extend([1f32, 2.0, 3.0, 4.0].into_iter().flat_map(f32::to_le_bytes));
        bytes
    }

    #[test]
    fn a_transposed_tensor_comes_out_in_c_order() {
        let tensors = read(&checkpoint()).unwrap();
        assert_eq!(tensors["w"], Array { shape: vec![2, 2], values: vec![1.0, 3.0, 2.0, 4.0] });
    }

    #[test]
    fn a_checkpoint_cut_off_anywhere_is_refused() {
        let whole = checkpoint();
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_err(), "cut off after {length} bytes");
        }
    }

    #[test]
    fn a_checkpoint_with_any_byte_changed_has_an_answer() {
        let mut changed = checkpoint();
        for at in 0..changed.len() {
            let right = changed[at];
            for wrong in 0..=u8::MAX {
                changed[at] = wrong;
                let _ = read(&changed);
            }
            changed[at] = right;
        }
    }

    #[test]
    fn a_call_of_anything_else_is_refused() {
        let text = String::from_utf8_lossy(&checkpoint()).contains("OrderedDict");
        assert!(text);
        let evil: Vec<u8> = checkpoint();
        let at = evil.windows(11).position(|window| window == b"OrderedDict").unwrap();
        let mut evil = evil;
        evil[at..at + 11].copy_from_slice(b"OrderedSets");
        assert!(matches!(read(&evil), Err(CheckpointError::Nonsense { .. })));
    }

    #[test]
    fn a_tensor_beyond_its_storage_is_refused() {
        let mut bytes = checkpoint();
        let at = bytes.windows(4).position(|window| window == b"NtQK").unwrap();
        bytes[at + 4] = 1;
        assert!(matches!(read(&bytes), Err(CheckpointError::Outside { name }) if name == "w"));
    }
}
