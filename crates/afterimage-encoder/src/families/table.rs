//! A table of vectors, one for each token.

use candle_core::{DType, Device, Tensor};

use super::checkpoint::WeightPrecision;
use crate::kernels::round;

/// One vector for each token of a vocabulary.
#[derive(Debug)]
pub(super) enum Table {
    /// `[tokens, width]`.
    Full(Tensor),
    /// On the CPU: whole numbers, and what one of them is worth in each row.
    EightBit { rows: Vec<i8>, scales: Vec<f32>, width: usize },
}

impl Table {
    /// A table of `rows`, `[tokens, width]`.
    pub fn new(rows: Tensor, precision: WeightPrecision) -> candle_core::Result<Self> {
        if precision == WeightPrecision::Full || !rows.device().is_cpu() || rows.dtype() != DType::F32 {
            return Ok(Self::Full(rows));
        }
        let (tokens, width) = rows.dims2()?;
        let (mut whole, mut scales) = (Vec::with_capacity(tokens * width), Vec::with_capacity(tokens));
        // Row by row: the table of a large vocabulary is not in memory twice.
        for token in 0..tokens {
            scales.push(round(&rows.get(token)?.to_vec1::<f32>()?, &mut whole));
        }
        Ok(Self::EightBit { rows: whole, scales, width })
    }

    /// Where the vectors are and what they consist of.
    pub fn kind(&self) -> (&Device, DType) {
        match self {
            Self::Full(rows) => (rows.device(), rows.dtype()),
            Self::EightBit { .. } => (&Device::Cpu, DType::F32),
        }
    }

    /// The vectors of `tokens`, `[tokens, width]`.
    ///
    /// # Errors
    /// If there is no such token.
    pub fn get(&self, tokens: Vec<u32>) -> candle_core::Result<Tensor> {
        match self {
            Self::Full(rows) => {
                let count = tokens.len();
                rows.index_select(&Tensor::from_vec(tokens, count, rows.device())?, 0)
            }
            Self::EightBit { rows, scales, width } => {
                let mut values = Vec::with_capacity(tokens.len() * width);
                for &token in &tokens {
                    let Some(&scale) = scales.get(token as usize) else {
                        candle_core::bail!("the token {token} is not among {}", scales.len());
                    };
                    let row = &rows[token as usize * width..][..*width];
                    values.extend(row.iter().map(|&x| f32::from(x) * scale));
                }
                Tensor::from_vec(values, (tokens.len(), *width), &Device::Cpu)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_8_bits_are_near_and_missing_ones_are_told() {
        let rows = Tensor::randn(0f32, 1.0, (9, 50), &Device::Cpu).unwrap();
        let [full, eight_bit] = [WeightPrecision::Full, WeightPrecision::EightBit]
            .map(|precision| Table::new(rows.clone(), precision).unwrap());
        let (a, b) = (full.get(vec![8, 0, 3, 3]).unwrap(), eight_bit.get(vec![8, 0, 3, 3]).unwrap());
        assert_eq!(b.dims(), [4, 50]);
        let worst = (a - b).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
        // Half a step of a row whose largest value is below 5.
        assert!(worst > 0.0 && worst < 0.02, "{worst}");
        assert!(full.get(vec![9]).is_err() && eight_bit.get(vec![9]).is_err());
    }
}
