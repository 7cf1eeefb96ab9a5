//! The light in a JPEG: what a camera sends over a narrow cable, without its colours.

use zeroize::Zeroizing;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::badge::Gray;
use crate::badge::read::SIDE_PIXELS_MAX;

/// The largest JPEG of a moving picture, in bytes.
pub(in crate::device) const JPEG_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How a JPEG begins.
const START: [u8; 2] = [0xff, 0xd8];
/// Cameras leave out tables that are always the same, and not all say so. The decoder fills in what
/// is missing when it finds this mark.
const FILL_IN: [u8; 18] = *b"\xff\xe0\x00\x10AVI1\0\0\0\0\0\0\0\0\0\0";

/// The grey picture in these bytes; none if they are not a whole JPEG of a size that is looked at.
pub(in crate::device) fn luma(bytes: &[u8]) -> Option<Gray> {
    let side_max = usize::try_from(SIDE_PIXELS_MAX).ok()?;
    let options = DecoderOptions::default()
        .set_max_width(side_max)
        .set_max_height(side_max)
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let rest = bytes.strip_prefix(&START)?;
    let bytes = Zeroizing::new([&START[..], &FILL_IN, rest].concat());
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&bytes[..]), options);
    let pixels = decoder.decode().ok()?;
    let info = decoder.info()?;
    Gray::new(u32::from(info.width), u32::from(info.height), pixels)
}
