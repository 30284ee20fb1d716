//! What is mounted where, and how a volume is known again.
//!
//! On Linux from `/proc/self/mountinfo` (proc(5)) and the links in `/dev/disk/by-uuid`. Elsewhere nothing is known: there a
//! folder that was away has to come back under the path it had.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::catalog::VolumePlace;

/// File systems that live on another computer: changes made elsewhere are not announced here.
const REMOTE: [&str; 14] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "nfs",
    "nfs4",
    "smb3",
    "virtiofs",
];

/// File systems whose inode numbers belong to a file for as long as it lives. Others make them up as they go.
const KEEPS_INODES: [&str; 9] = ["bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "tmpfs", "xfs", "zfs"];

/// One mount.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mount {
    /// The directory of the volume that is mounted.
    root: PathBuf,
    /// Where.
    point: PathBuf,
    /// The file system: `ext4`, `nfs4`.
    kind: String,
    /// The device or share.
    source: PathBuf,
}

/// What is mounted where, at one moment.
#[derive(Debug, Default)]
pub(crate) struct Mounts {
    mounts: Vec<Mount>,
    /// UUIDs of file systems by device.
    uuids: HashMap<PathBuf, String>,
}

impl Mounts {
    /// What is mounted now.
    pub fn now() -> Self {
        if !cfg!(target_os = "linux") {
            return Self::default();
        }
        let table = fs::read("/proc/self/mountinfo").unwrap_or_default();
        Self { mounts: parse(&table), uuids: read_uuids(Path::new("/dev/disk/by-uuid")) }
    }

    /// Which volume a path is on, and where there.
    pub fn place(&self, path: &Path) -> Option<VolumePlace> {
        let mount = self.mount_of(path)?;
        Some(VolumePlace { volume: self.volume(mount)?, path: mount.root.join(path.strip_prefix(&mount.point).ok()?) })
    }

    /// Where a place of a volume is mounted now.
    pub fn paths_of(&self, place: &VolumePlace) -> Vec<PathBuf> {
        let mounts = self.mounts.iter().filter(|mount| place.path.starts_with(&mount.root));
        mounts
            .filter(|mount| self.volume(mount).as_ref() == Some(&place.volume))
            .filter_map(|mount| Some(mount.point.join(place.path.strip_prefix(&mount.root).ok()?)))
            .collect()
    }

    /// The name of the share that a path is on, if it is on one.
    pub fn share(&self, path: &Path) -> Option<String> {
        let mount = self.mount_of(path).filter(|mount| is_remote(mount))?;
        Some(mount.source.display().to_string())
    }

    /// Whether the inode numbers of the file system at `path` tell files apart for good.
    pub fn keeps_inodes(&self, path: &Path) -> bool {
        self.mount_of(path).is_some_and(|mount| KEEPS_INODES.contains(&mount.kind.as_str()))
    }

    fn mount_of(&self, path: &Path) -> Option<&Mount> {
        // Of several at one point the last one covers the others, and `max_by_key` gives the last.
        let mounts = self.mounts.iter().filter(|mount| path.starts_with(&mount.point));
        mounts.max_by_key(|mount| mount.point.as_os_str().len())
    }

    fn volume(&self, mount: &Mount) -> Option<String> {
        if is_remote(mount) {
            return Some(format!("share:{}", mount.source.display()));
        }
        // Others have no volume that is plugged in and out, or do things when they are asked.
        if !mount.source.starts_with("/dev") && mount.kind != "zfs" {
            return None;
        }
        let device = fs::canonicalize(&mount.source).unwrap_or_else(|_| mount.source.clone());
        match self.uuids.get(&device) {
            Some(uuid) => Some(format!("uuid:{uuid}")),
            None => file_system_id(&mount.point),
        }
    }
}

fn is_remote(mount: &Mount) -> bool {
    REMOTE.contains(&mount.kind.as_str())
}

/// Where there are no UUIDs, as in a container: an id that many file systems derive from theirs.
#[cfg(target_os = "linux")]
fn file_system_id(point: &Path) -> Option<String> {
    let id = rustix::fs::statvfs(point).ok()?.f_fsid;
    (id != 0).then(|| format!("fsid:{id:x}"))
}

#[cfg(not(target_os = "linux"))]
fn file_system_id(_point: &Path) -> Option<String> {
    None
}

fn read_uuids(directory: &Path) -> HashMap<PathBuf, String> {
    let Ok(links) = fs::read_dir(directory) else { return HashMap::new() };
    let uuid = |link: fs::DirEntry| Some((link.path().canonicalize().ok()?, link.file_name().into_string().ok()?));
    links.filter_map(|link| uuid(link.ok()?)).collect()
}

/// Reads lines such as `36 35 98:0 /root /point rw,noatime master:1 - ext3 /dev/sda1 rw`.
fn parse(table: &[u8]) -> Vec<Mount> {
    let mount = |line: &[u8]| {
        let mut fields = line.split(|&byte| byte == b' ');
        let (root, point) = (fields.nth(3)?, fields.next()?);
        // Any number of optional fields ends with a dash.
        fields.find(|field| field == b"-")?;
        let (kind, source) = (fields.next()?, fields.next()?);
        let kind = String::from_utf8(kind.to_vec()).ok()?;
        Some(Mount { root: unescape(root), point: unescape(point), kind, source: unescape(source) })
    };
    table.split(|&byte| byte == b'\n').filter_map(mount).collect()
}

/// Spaces and the like stand as `\040`.
fn unescape(field: &[u8]) -> PathBuf {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&first, after)) = rest.split_first() {
        let octal = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok();
        match after.get(..3).filter(|_| first == b'\\').and_then(octal) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    PathBuf::from(os_string(bytes))
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
impl Mounts {
    /// A table of its own, for tests; `uuids` by device.
    pub fn of_table(table: &str, uuids: &[(&str, &str)]) -> Self {
        let uuids = uuids.iter().map(|(device, uuid)| (PathBuf::from(device), (*uuid).to_owned())).collect();
        Self { mounts: parse(table.as_bytes()), uuids }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/none-a rw
22 21 0:40 / /proc rw - proc proc rw
23 21 8:17 / /media/ada/My\\040Stick rw shared:5 master:2 - vfat /dev/none-b rw
24 21 0:51 /@home /home rw - btrfs /dev/none-c rw
25 21 0:60 / /mnt/nas rw - nfs4 nas:/photos rw
26 21 0:60 / /mnt/nas rw - ext4 /dev/none-d rw
garbage";

    fn mounts() -> Mounts {
        Mounts::of_table(TABLE, &[("/dev/none-a", "AAAA"), ("/dev/none-b", "BBBB"), ("/dev/none-c", "CCCC")])
    }

    #[test]
    fn a_path_is_on_the_innermost_mount() {
        let place =
            |path: &str| mounts().place(Path::new(path)).map(|place| (place.volume, place.path.display().to_string()));
        assert_eq!(place("/srv/photos"), Some(("uuid:AAAA".into(), "/srv/photos".into())));
        assert_eq!(place("/media/ada/My Stick/DCIM"), Some(("uuid:BBBB".into(), "/DCIM".into())));
        assert_eq!(place("/media/ada/My Stick 2/DCIM").unwrap().0, "uuid:AAAA");
        assert_eq!(place("/home/ada/Pictures"), Some(("uuid:CCCC".into(), "/@home/ada/Pictures".into())));
    }

    #[test]
    fn a_volume_is_found_where_it_is_mounted_now() {
        let stick = mounts().place(Path::new("/media/ada/My Stick/DCIM")).unwrap();
        let later =
            "30 21 8:33 / /run/media/ada/STICK rw - vfat /dev/none-b rw\n31 21 0:51 / /top rw - btrfs /dev/none-c rw";
        let later = Mounts::of_table(later, &[("/dev/none-b", "BBBB"), ("/dev/none-c", "CCCC")]);
        assert_eq!(later.paths_of(&stick), [PathBuf::from("/run/media/ada/STICK/DCIM")]);
        let home = mounts().place(Path::new("/home/ada")).unwrap();
        assert_eq!(later.paths_of(&home), [PathBuf::from("/top/@home/ada")]);
        let other = Mounts::of_table("30 21 8:33 / /run rw - vfat /dev/none-b rw", &[("/dev/none-b", "DDDD")]);
        assert!(other.paths_of(&stick).is_empty());
    }

    #[test]
    fn shares_and_file_systems_without_lasting_inodes_are_known() {
        let shares = Mounts::of_table("25 21 0:60 / /mnt/nas rw - nfs4 nas:/photos rw", &[]);
        assert_eq!(shares.share(Path::new("/mnt/nas/2019")).as_deref(), Some("nas:/photos"));
        assert_eq!(shares.place(Path::new("/mnt/nas/2019")).unwrap().volume, "share:nas:/photos");
        // Mounted over: the share can't be seen any more.
        assert_eq!(mounts().share(Path::new("/mnt/nas/2019")), None);
        assert!(mounts().keeps_inodes(Path::new("/srv")));
        assert!(!mounts().keeps_inodes(Path::new("/media/ada/My Stick")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_computer_has_mounts() {
        let directory = tempfile::tempdir().unwrap();
        let here = Mounts::now().mount_of(directory.path()).cloned();
        assert!(here.is_some_and(|mount| directory.path().starts_with(mount.point)));
    }
}
