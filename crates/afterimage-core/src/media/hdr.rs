//! Pictures with highlights brighter than paper, for screens without such highlights.

use moxcms::ToneReprCurve;

/// Entries of a curve's table.
const ENTRIES: u16 = 1024;

/// How bright white paper is in an HDR picture, in cd/m² (ITU-R BT.2408). What is brighter becomes white.
const PAPER_WHITE: f64 = 203.0;

/// The curve from signal to light, 1 being white paper, of a number of ITU-T H.273 that means HDR.
pub(super) fn curve(transfer: u8) -> Option<ToneReprCurve> {
    let light: fn(f64) -> f64 = match transfer {
        16 => |signal| pq(signal) / PAPER_WHITE,
        18 => |signal| hlg(signal) / hlg(0.75),
        _ => return None,
    };
    let entry = |i: u16| (light(f64::from(i) / f64::from(ENTRIES - 1)).clamp(0.0, 1.0) * 65_535.0).round() as u16;
    Some(ToneReprCurve::Lut((0..ENTRIES).map(entry).collect()))
}

/// The perceptual quantizer (SMPTE ST 2084), in cd/m².
fn pq(signal: f64) -> f64 {
    let (m1, m2) = (0.159_301_757_812_5, 78.843_75);
    let (c1, c2, c3) = (0.835_937_5, 18.851_562_5, 18.687_5);
    let root = signal.powf(1.0 / m2);
    10_000.0 * ((root - c1).max(0.0) / (c2 - c3 * root)).powf(1.0 / m1)
}

/// Hybrid log-gamma (ITU-R BT.2100), with the system gamma of a screen of 1,000 cd/m².
fn hlg(signal: f64) -> f64 {
    let (a, b, c) = (0.178_832_77, 0.284_668_92, 0.559_910_73);
    let scene = if signal <= 0.5 { signal * signal / 3.0 } else { (((signal - c) / a).exp() + b) / 12.0 };
    scene.powf(1.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curves_pass_through_the_points_of_their_standards() {
        assert!((pq(0.508_078) - 100.0).abs() < 0.1, "{}", pq(0.508_078));
        assert!((pq(1.0) - 10_000.0).abs() < 1e-6 && pq(0.0) == 0.0);
        assert!((hlg(1.0) - 1.0).abs() < 1e-6 && hlg(0.0) == 0.0);
        // Paper white is 203 of 1,000 cd/m².
        assert!((hlg(0.75) - 0.203).abs() < 0.001, "{}", hlg(0.75));
    }
}
