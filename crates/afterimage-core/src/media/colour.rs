//! Colours as a screen without colour management shows them: everything becomes sRGB.

use image::RgbImage;
use moxcms::{
    CicpColorPrimaries, CicpProfile, ColorProfile, DataColorSpace, Layout, MatrixCoefficients, RenderingIntent,
    TransferCharacteristics, TransformOptions,
};

use super::hdr;

/// Pixels transformed at once: the transform does not work in place.
const STRIP: usize = 4096;

/// What a file says its colours mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Profile {
    /// An ICC profile.
    Icc(Vec<u8>),
    /// Numbers of ITU-T H.273 for the primaries and the curve, as HEIC and AVIF files and videos carry.
    Numbered { primaries: u8, transfer: u8 },
}

impl Profile {
    fn parse(&self) -> Option<ColorProfile> {
        match self {
            Self::Icc(icc) => ColorProfile::new_from_slice(icc).ok(),
            Self::Numbered { primaries, transfer } => numbered(*primaries, *transfer),
        }
    }
}

/// The profile that numbers of ITU-T H.273 mean; `None` where they mean sRGB, or nothing. The curves of television are taken
/// for that of sRGB, as browsers do.
fn numbered(primaries: u8, transfer: u8) -> Option<ColorProfile> {
    let bright = hdr::curve(transfer);
    // BT.709 has the primaries of sRGB, and 2 says that they are not specified.
    if matches!(primaries, 1 | 2) && bright.is_none() {
        return None;
    }
    let mut profile = ColorProfile::new_from_cicp(CicpProfile {
        color_primaries: CicpColorPrimaries::try_from(if primaries == 2 { 9 } else { primaries }).ok()?,
        transfer_characteristics: TransferCharacteristics::Srgb,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    });
    if let Some(curve) = bright {
        profile.cicp = None;
        profile.red_trc = Some(curve.clone());
        profile.green_trc = Some(curve.clone());
        profile.blue_trc = Some(curve);
    }
    Some(profile)
}

/// Turns a picture's colours into sRGB. Where the profile is damaged or describes something else than these pixels, they
/// stay as they are: a photo in slightly wrong colours is better than none.
pub(super) fn to_srgb(pixels: &mut RgbImage, profile: &Profile) {
    let Some(profile) = profile.parse() else { return };
    if is_srgb(&profile) {
        return;
    }
    let (layout, channels) = match profile.color_space {
        DataColorSpace::Rgb => (Layout::Rgb, 3),
        DataColorSpace::Gray => (Layout::Gray, 1),
        _ => return,
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, Layout::Rgb, options(&profile)) else { return };
    let mut from = Vec::with_capacity(STRIP * 3);
    for strip in pixels.chunks_mut(STRIP * 3) {
        from.clear();
        from.extend(strip.iter().step_by(3 / channels));
        // It only fails on lengths that do not fit each other.
        if transform.transform(&from, strip).is_err() {
            return;
        }
    }
}

/// Pixels of cyan, magenta, yellow and black (255 is full ink) as sRGB: by their profile, or without one by plain
/// subtraction.
pub(super) fn cmyk_to_srgb(cmyk: &[u8], profile: Option<&Profile>) -> Vec<u8> {
    let mut rgb = vec![0; cmyk.len() / 4 * 3];
    if let Some(profile) = profile.and_then(Profile::parse)
        && profile.color_space == DataColorSpace::Cmyk
        && let Ok(transform) =
            profile.create_transform_8bit(Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, options(&profile))
        && transform.transform(cmyk, &mut rgb).is_ok()
    {
        return rgb;
    }
    for (to, &[c, m, y, k]) in rgb.as_chunks_mut::<3>().0.iter_mut().zip(cmyk.as_chunks().0) {
        let light = |ink: u8| ((u32::from(255 - ink) * u32::from(255 - k) + 127) / 255) as u8;
        *to = [light(c), light(m), light(y)];
    }
    rgb
}

/// Most photos say that they are sRGB, and transforming them would only cost time.
fn is_srgb(profile: &ColorProfile) -> bool {
    let srgb = ColorProfile::new_srgb();
    let near = |a: f64, b: f64| (a - b).abs() < 2e-3;
    let same = |a: moxcms::Xyzd, b: moxcms::Xyzd| near(a.x, b.x) && near(a.y, b.y) && near(a.z, b.z);
    let named = match &profile.description {
        Some(moxcms::ProfileText::PlainString(text)) => text.contains("sRGB"),
        Some(moxcms::ProfileText::Localizable(texts)) => texts.iter().any(|text| text.value.contains("sRGB")),
        Some(moxcms::ProfileText::Description(text)) => text.ascii_string.contains("sRGB"),
        None => false,
    };
    named
        && same(profile.red_colorant, srgb.red_colorant)
        && same(profile.green_colorant, srgb.green_colorant)
        && same(profile.blue_colorant, srgb.blue_colorant)
}

/// Relative colorimetric where the profile can, as browsers do.
fn options(profile: &ColorProfile) -> TransformOptions {
    let rendering_intent = match profile.color_space {
        // Tables of printing inks are made for looks.
        DataColorSpace::Cmyk => RenderingIntent::Perceptual,
        _ => RenderingIntent::RelativeColorimetric,
    };
    TransformOptions { rendering_intent, ..TransformOptions::default() }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn icc(profile: &ColorProfile) -> Profile {
        Profile::Icc(profile.encode().unwrap())
    }

    fn transformed(colour: [u8; 3], profile: &Profile) -> [u8; 3] {
        let mut pixels = RgbImage::from_pixel(5, 3, Rgb(colour));
        to_srgb(&mut pixels, profile);
        pixels.get_pixel(4, 2).0
    }

    #[test]
    fn display_p3_becomes_srgb() {
        let p3 = icc(&ColorProfile::new_display_p3());
        // Reference values of Little CMS 2.19, relative colorimetric.
        let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 1);
        assert!(near(transformed([200, 100, 50], &p3), [215, 93, 31]), "{:?}", transformed([200, 100, 50], &p3));
        assert_eq!(transformed([128, 128, 128], &p3), [128, 128, 128]);
    }

    #[test]
    fn primaries_by_number_are_those_of_the_profile() {
        let p3 = icc(&ColorProfile::new_display_p3());
        let numbered = Profile::Numbered { primaries: 12, transfer: 13 };
        assert_eq!(transformed([200, 100, 50], &numbered), transformed([200, 100, 50], &p3));
        for same in [(1, 13), (1, 1), (2, 2), (250, 13)] {
            let numbered = Profile::Numbered { primaries: same.0, transfer: same.1 };
            assert_eq!(transformed([200, 100, 50], &numbered), [200, 100, 50], "{same:?}");
        }
    }

    #[test]
    fn paper_white_of_hdr_is_white_and_its_greys_are_grey() {
        // 203 cd/m² is at 58 % of the signal in PQ and at 75 % in HLG (ITU-R BT.2408).
        for (transfer, white) in [(16, 148), (18, 191)] {
            let hdr = Profile::Numbered { primaries: 9, transfer };
            assert!(transformed([white; 3], &hdr)[1] >= 252, "{:?}", transformed([white; 3], &hdr));
            let [r, g, b] = transformed([white / 2; 3], &hdr);
            assert!((20..200).contains(&g) && r.abs_diff(g) <= 2 && b.abs_diff(g) <= 2, "{r} {g} {b}");
            assert_eq!(transformed([0; 3], &hdr), [0; 3]);
        }
    }

    #[test]
    fn srgb_and_nonsense_change_nothing() {
        assert_eq!(transformed([200, 100, 50], &icc(&ColorProfile::new_srgb())), [200, 100, 50]);
        assert_eq!(transformed([200, 100, 50], &Profile::Icc(vec![7; 500])), [200, 100, 50]);
        assert_eq!(transformed([200, 100, 50], &Profile::Icc(Vec::new())), [200, 100, 50]);
    }

    #[test]
    fn a_grey_profile_is_applied_to_grey_pixels() {
        let grey = icc(&ColorProfile::new_gray_with_gamma(1.0));
        let [r, g, b] = transformed([55, 55, 55], &grey);
        // Linear 55 of 255 is 128 in sRGB.
        assert!(r.abs_diff(128) <= 1 && r == g && g == b, "{r} {g} {b}");
    }

    #[test]
    fn ink_without_a_profile_is_subtracted() {
        assert_eq!(
            cmyk_to_srgb(&[255, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0], None),
            [0, 255, 255, 0, 0, 0, 255, 255, 255]
        );
    }
}
