//! How much two pictures are alike.

use image::RgbImage;

/// Side of the windows that are compared.
const WINDOW: u32 = 8;

/// The structural similarity of two pictures of one size, 1 for equal ones: Wang, Bovik, Sheikh and Simoncelli 2004, with
/// square windows that overlap by half, of their brightness (Rec. 601).
pub fn ssim(a: &RgbImage, b: &RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let (width, height) = a.dimensions();
    let mut sum = 0.0;
    let mut windows = 0.0;
    for y in (0..=height - WINDOW).step_by(WINDOW as usize / 2) {
        for x in (0..=width - WINDOW).step_by(WINDOW as usize / 2) {
            sum += window(&brightness(a, x, y), &brightness(b, x, y));
            windows += 1.0;
        }
    }
    sum / windows
}

/// The mean difference of two pictures' channels, of 255.
pub fn mean_error(a: &RgbImage, b: &RgbImage) -> f64 {
    let sum: f64 = a.as_raw().iter().zip(b.as_raw()).map(|(&a, &b)| f64::from(a.abs_diff(b))).sum();
    sum / a.as_raw().len() as f64
}

fn brightness(picture: &RgbImage, x: u32, y: u32) -> Vec<f64> {
    (0..WINDOW * WINDOW)
        .map(|i| {
            let [r, g, b] = picture.get_pixel(x + i % WINDOW, y + i / WINDOW).0.map(f64::from);
            0.299 * r + 0.587 * g + 0.114 * b
        })
        .collect()
}

fn window(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let covariance = |p: &[f64], mean_p: f64, q: &[f64], mean_q: f64| {
        p.iter().zip(q).map(|(p, q)| (p - mean_p) * (q - mean_q)).sum::<f64>() / (n - 1.0)
    };
    let (c1, c2) = ((0.01_f64 * 255.0).powi(2), (0.03_f64 * 255.0).powi(2));
    let structure = 2.0 * covariance(a, mean_a, b, mean_b) + c2;
    let spread = covariance(a, mean_a, a, mean_a) + covariance(b, mean_b, b, mean_b) + c2;
    (2.0 * mean_a * mean_b + c1) * structure / ((mean_a.powi(2) + mean_b.powi(2) + c1) * spread)
}
