//! The decoders that are compared, all asked the same: which texts are in this picture?

use keytag::badge::Gray;
use keytag::badge::read::{self, Reader};
use rxing::common::HybridBinarizer;
use rxing::multi::MultipleBarcodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8Source};

/// Whom to ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decoder {
    /// What the door does with each frame of a camera.
    Frame,
    /// What is done with a picture that does not come again.
    Still,
    /// The library below ours, with nothing of ours.
    Plain,
    /// The one to be as good as.
    #[cfg(feature = "zxing")]
    Zxing,
}

impl Decoder {
    pub const ALL: &[Self] = &[
        Self::Frame,
        Self::Still,
        Self::Plain,
        #[cfg(feature = "zxing")]
        Self::Zxing,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Frame => "a frame",
            Self::Still => "a still",
            Self::Plain => "rxing",
            #[cfg(feature = "zxing")]
            Self::Zxing => "zxing-cpp",
        }
    }

    /// The badges in a picture; the other decoders tell all texts, and those count that are badges.
    pub fn badges(self, picture: &Gray, reader: &mut Reader) -> Vec<String> {
        match self {
            Self::Frame => letters(reader.look(picture)),
            Self::Still => letters(read::still(picture)),
            Self::Plain => self.texts(picture),
            #[cfg(feature = "zxing")]
            Self::Zxing => self.texts(picture),
        }
    }

    /// All texts in a picture.
    pub fn texts(self, picture: &Gray) -> Vec<String> {
        let mut texts = match self {
            Self::Frame => read::texts_at_a_glance(picture),
            Self::Still => read::texts(picture),
            Self::Plain => plain(picture),
            #[cfg(feature = "zxing")]
            Self::Zxing => zxing(picture),
        };
        texts.sort();
        texts.dedup();
        texts
    }
}

fn letters(tokens: Vec<keytag::badge::Token>) -> Vec<String> {
    tokens.into_iter().map(|token| token.letters()).collect()
}

fn plain(picture: &Gray) -> Vec<String> {
    let source =
        Luma8Source::new_with_slice(picture.pixels(), picture.width(), picture.height()).unwrap();
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints::default().with(rxing::DecodeHintValue::TryHarder(true));
    let found = QrReader.decode_multiple_with_hints(&mut bitmap, &hints);
    let found = found.unwrap_or_default();
    found.iter().map(|code| code.getText().to_owned()).collect()
}

#[cfg(feature = "zxing")]
fn zxing(picture: &Gray) -> Vec<String> {
    use zxingcpp::{BarcodeFormat, BarcodeReader, ImageFormat, ImageView};
    let (width, height) = (picture.width(), picture.height());
    let view = ImageView::from_slice(picture.pixels(), width, height, ImageFormat::Lum).unwrap();
    // All that it can do; plain `QRCode` would find Micro QR codes where there are none.
    let reader = BarcodeReader::new()
        .formats(&[BarcodeFormat::QRCodeModel2])
        .try_harder(true)
        .try_rotate(true)
        .try_invert(true)
        .try_downscale(true);
    let found = reader.from(view).unwrap();
    found.iter().map(|code| code.text()).collect()
}
