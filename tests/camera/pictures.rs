//! Pictures as cameras give them: a badge held up, in each of the forms.

use keytag::badge::Token;
use keytag::badge::qr::Modules;
use keytag::badge::token::{OrganisationKey, TokenId};

pub const WIDTH: usize = 640;
pub const HEIGHT: usize = 480;
/// Pixels a module: as many as a JPEG's squares have, so that each square is of one grey.
const MODULE: usize = 8;

/// Stands in pictures that nobody may keep: a row of them, as the camera gives it.
pub const MARK: &[u8] = b"a row of light that nobody may ever hold";

/// A picture with that row at its foot.
pub fn marked(mut light: Vec<u8>) -> Vec<u8> {
    let last = (HEIGHT - 1) * WIDTH;
    light[last..last + MARK.len()].copy_from_slice(MARK);
    light
}

/// A badge that no kiosk knows.
pub fn token(n: u64) -> Token {
    Token::issue(&OrganisationKey::new([5; 32]), TokenId(n))
}

/// The light of a room with nobody in it.
pub fn room() -> Vec<u8> {
    let light = |n: usize| u8::try_from(90 + n % WIDTH / 8).unwrap();
    (0..WIDTH * HEIGHT).map(light).collect()
}

/// The light of a badge that is held up, so many squares from the left.
pub fn badge(token: &Token, left: usize) -> Vec<u8> {
    let modules = Modules::of(token).unwrap();
    let mut light = room();
    for (n, light) in light.iter_mut().enumerate() {
        let (x, y) = (n % WIDTH / MODULE, n / WIDTH / MODULE);
        let (Some(x), Some(y)) = (x.checked_sub(left), y.checked_sub(12)) else {
            continue;
        };
        if x < 33 && y < 33 {
            let dark = x >= 4 && y >= 4 && modules.is_dark(x - 4, y - 4);
            *light = if dark { 30 } else { 220 };
        }
    }
    light
}

/// Light and colour by turns, with so many bytes a row.
pub fn yuyv(light: &[u8], row: usize) -> Vec<u8> {
    let rows = light.chunks(WIDTH).map(|pixels| {
        let mut bytes: Vec<u8> = pixels.iter().flat_map(|light| [*light, 128]).collect();
        bytes.resize(row, 0);
        bytes
    });
    rows.flatten().collect()
}

/// All light, then all colour.
pub fn nv12(light: &[u8]) -> Vec<u8> {
    let mut bytes = light.to_owned();
    bytes.extend(std::iter::repeat_n(128, light.len() / 2));
    bytes
}

/// A JPEG in grey without its tables for the code, as cameras send them: of each square only the
/// mean is told.
pub fn jpeg(light: &[u8]) -> Vec<u8> {
    jpeg_with(light, &[])
}

/// The same with tables, as files have them.
pub fn jpeg_of_file(light: &[u8]) -> Vec<u8> {
    let means = b"\xff\xc4\0\x1f\x00\0\x01\x05\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b";
    let rest = b"\xff\xc4\0\x19\x10\0\x02\x01\x03\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x03\0\x04\x11";
    jpeg_with(light, &[&means[..], &rest[..]].concat())
}

fn jpeg_with(light: &[u8], tables: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    bytes.extend([1; 64]);
    let [height, width] = [HEIGHT, WIDTH].map(|side| u16::try_from(side).unwrap().to_be_bytes());
    bytes.extend([
        0xff, 0xc0, 0, 11, 8, height[0], height[1], width[0], width[1],
    ]);
    bytes.extend([1, 1, 0x11, 0]);
    bytes.extend(tables);
    bytes.extend([0xff, 0xda, 0, 8, 1, 1, 0x00, 0, 63, 0]);
    let mut code = Code::default();
    let mut before = 0;
    for y in (0..HEIGHT).step_by(8) {
        for x in (0..WIDTH).step_by(8) {
            let rows = (y..y + 8).map(|y| &light[y * WIDTH + x..y * WIDTH + x + 8]);
            let sum: i32 = rows.flatten().map(|light| i32::from(*light) - 128).sum();
            let mean = sum / 8;
            code.mean(mean - before);
            before = mean;
        }
    }
    bytes.extend(code.whole());
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// The bits of a JPEG.
#[derive(Default)]
struct Code {
    bytes: Vec<u8>,
    bits: u32,
    count: u32,
}

impl Code {
    /// A difference of two means, and that nothing else is in the square: the tables of the
    /// standard for light.
    fn mean(&mut self, difference: i32) {
        const LENGTHS: [(u32, u32); 12] = [
            (0b00, 2),
            (0b010, 3),
            (0b011, 3),
            (0b100, 3),
            (0b101, 3),
            (0b110, 3),
            (0b1110, 4),
            (0b1_1110, 5),
            (0b11_1110, 6),
            (0b111_1110, 7),
            (0b1111_1110, 8),
            (0b1_1111_1110, 9),
        ];
        let size = i32::BITS - difference.unsigned_abs().leading_zeros();
        let (bits, count) = LENGTHS[usize::try_from(size).unwrap()];
        self.put(bits, count);
        let less = if difference < 0 { (1 << size) - 1 } else { 0 };
        self.put(u32::try_from(difference + less).unwrap(), size);
        self.put(0b1010, 4);
    }

    fn put(&mut self, bits: u32, count: u32) {
        for n in (0..count).rev() {
            self.bits = self.bits << 1 | (bits >> n & 1);
            self.count += 1;
            if self.count == 8 {
                let byte = u8::try_from(self.bits & 0xff).unwrap();
                self.bytes.push(byte);
                if byte == 0xff {
                    self.bytes.push(0);
                }
                (self.bits, self.count) = (0, 0);
            }
        }
    }

    fn whole(mut self) -> Vec<u8> {
        while self.count != 0 {
            self.put(1, 1);
        }
        self.bytes
    }
}
