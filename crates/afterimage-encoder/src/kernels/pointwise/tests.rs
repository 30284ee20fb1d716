use super::*;

/// Pairs of shapes that leave every kind of remainder: pixels, panels, and vectors.
#[test]
fn the_product_is_the_plain_one() {
    for (pixels, inputs, outputs) in
        [(1, 1, 1), (13, 5, 3), (97, 27, 32), (30, 16, 24), (101, 40, 88), (12, 7, 33), (55, 600, 520)]
    {
        let weave = |length: usize, step: f32| -> Vec<f32> { (0..length).map(|i| (i as f32 * step).sin()).collect() };
        let (input, weight) = (weave(pixels * inputs, 0.7), weave(inputs * outputs, 0.3));
        let (bias, residual) = (weave(outputs, 1.1), weave(pixels * outputs, 0.9));
        let plain = |pixel: usize, output: usize| {
            let product = |i: usize| input[pixel * inputs + i] * weight[output * inputs + i];
            bias[output] + (0..inputs).map(product).sum::<f32>()
        };
        // Rows of five pixels with two floats between them, which must stay untouched.
        let rows = Rows { width: 5, gap: 2 };
        let mut padded = vec![-1.0; pixels * outputs + pixels.div_ceil(5) * 2];
        Pointwise::new(&weight, &bias, true).run(&input, &mut padded, rows);
        let mut dense = vec![0.0; pixels * outputs];
        Pointwise::new(&weight, &bias, false).run_residual(&input, &residual, &mut dense);
        for pixel in 0..pixels {
            for output in 0..outputs {
                let (sum, at) = (plain(pixel, output), pixel * outputs + output);
                assert!((padded[at + pixel / 5 * 2] - sum.clamp(0.0, 6.0)).abs() < 1e-3);
                assert!((dense[at] - (sum + residual[at])).abs() < 1e-3);
            }
        }
        assert_eq!(padded.iter().filter(|&&value| value == -1.0).count(), pixels.div_ceil(5) * 2);
    }
}

/// Whole numbers or floats: both multiply by the rounded weights.
#[test]
fn products_of_8_bits_are_those_of_the_rounded_weights() {
    for (rows, inputs, outputs) in [(1, 1, 1), (3, 5, 3), (14, 64, 96), (101, 77, 40), (25, 601, 520)] {
        let weave = |length: usize, step: f32| -> Vec<f32> { (0..length).map(|i| (i as f32 * step).sin()).collect() };
        let (input, weight) = (weave(rows * inputs, 0.7), weave(inputs * outputs, 0.31));
        let (bias, residual) = (weave(outputs, 1.1), weave(rows * outputs, 0.9));
        let mut rounded = Vec::new();
        let scales: Vec<f32> =
            weight.chunks_exact(inputs).map(|row| crate::kernels::round(row, &mut rounded)).collect();
        let op = Pointwise::eight_bit(&weight, &bias);
        let mut whole = vec![f32::NAN; rows * outputs];
        op.run_residual(&input, &residual, &mut whole);
        let mut floats = vec![f32::NAN; rows * outputs];
        let product = Product {
            op: &op,
            input: &input,
            residual: Some(&residual),
            activation: None,
            output: &mut floats,
            rows: Rows::DENSE,
        };
        pulp::Arch::new().dispatch(product);
        let mut worst_rounding = 0.0_f32;
        for row in 0..rows {
            for output in 0..outputs {
                let product = |i: usize, weight: f32| f64::from(input[row * inputs + i]) * f64::from(weight);
                let sum = |weight: &dyn Fn(usize) -> f32| {
                    let sum: f64 = (0..inputs).map(|i| product(i, weight(output * inputs + i))).sum();
                    sum as f32 + bias[output] + residual[row * outputs + output]
                };
                let expected = sum(&|at| f32::from(rounded[at]) * scales[output]);
                let at = row * outputs + output;
                // What is rounded of the input has 12 bits at least.
                assert!((whole[at] - expected).abs() < 3e-4 * (inputs as f32).sqrt(), "{} {expected}", whole[at]);
                assert!((floats[at] - expected).abs() < 1e-4 * (inputs as f32).sqrt(), "{} {expected}", floats[at]);
                worst_rounding = worst_rounding.max((expected - sum(&|at| weight[at])).abs());
            }
        }
        assert!(worst_rounding < 0.02 * (inputs as f32).sqrt(), "{worst_rounding}");
    }
}

#[test]
fn what_is_no_number_is_not_hidden_by_8_bits() {
    let op = Pointwise::eight_bit(&[1.0; 64], &[0.0; 4]);
    for broken in [f32::NAN, f32::INFINITY] {
        let mut input = [0.5; 32];
        input[17] = broken;
        let mut output = [0.0; 8];
        op.run(&input, &mut output, Rows::DENSE);
        assert!(output[4..].iter().all(|x| !x.is_finite()) && output[..4] == [8.0; 4], "{output:?}");
    }
}
