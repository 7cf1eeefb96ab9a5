//! The texts of all QR codes in a picture, within a bounded number of tries.
//!
//! A decoder tries every three corner marks that could belong together. A sheet of paper full of
//! corner marks would keep it busy for a quarter of a minute, and a camera that looks at one thing
//! for so long is a camera that is switched off. So the marks and the tries are counted here.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::{DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8Source};

use super::Gray;

/// The most corner marks that are looked at; a code has three. The largest come first.
const MARKS_MAX: usize = 300;

/// The most sets of three marks that are tried in a picture. The likeliest come first.
const TRIES_MAX: usize = 1_000;

/// The texts in `picture`, in no order.
pub(super) fn texts_in(picture: &Gray) -> Vec<String> {
    // The decoder is other people's code and a picture can be anything: one that it falls over is
    // a picture without a code, and the door goes on.
    catch_unwind(AssertUnwindSafe(|| decode(picture))).unwrap_or_default()
}

fn decode(picture: &Gray) -> Vec<String> {
    let Ok(source) = Luma8Source::new_with_slice(&picture.pixels, picture.width, picture.height)
    else {
        return Vec::new();
    };
    let binarizer = HybridBinarizer::new(source);
    let Ok(black) = binarizer.get_black_matrix() else {
        return Vec::new();
    };
    let mut marks = FindFinderPatterns(black, true, 0);
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.size));
    marks.truncate(MARKS_MAX);

    let mut texts = Vec::new();
    let mut used = Vec::new();
    let mut tries = 0;
    for set in GenerateFinderPatternSets(&mut marks) {
        if [set.bl, set.tl, set.tr]
            .iter()
            .any(|mark| used.contains(mark))
        {
            continue;
        }
        tries += 1;
        if tries > TRIES_MAX {
            break;
        }
        let Ok(sample) = SampleQR(black, &set) else {
            continue;
        };
        if let Ok(code) = Decode(sample.getBits())
            && code.isValid()
        {
            used.extend([set.bl, set.tl, set.tr]);
            texts.push(code.text());
        }
    }
    texts
}
