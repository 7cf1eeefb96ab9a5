//! Pages on which views lie side by side, so that everything can be looked at in five minutes.

use crate::ui::Look;
use crate::ui::capture::{Capture, capture};
use crate::ui::theme::{Metrics, Panel, ThemeKind};
use crate::ui::widget::text;
use crate::ui::words::Words;
use iced::widget::container;
use iced::{Element, Length};
use image::imageops;
use image::{Rgb, RgbImage};
use std::path::Path;

/// The height of every picture on a page, in pixels.
const HEIGHT: u32 = 330;
/// The height of the line above them.
const LABEL: u32 = 34;
/// What is left between pictures.
const GAP: u32 = 12;
/// The views on a page.
const ROWS: usize = 3;
/// The pictures beside each other.
const ABREAST: usize = 6;
/// What lies between the pictures.
const TABLE: Rgb<u8> = Rgb([0x8a, 0x86, 0x80]);

/// One view in every dress.
pub struct Row {
    name: String,
    pictures: Vec<RgbImage>,
}

impl Row {
    /// Of a view of this name.
    pub fn new(name: &str, shots: &[Capture]) -> Self {
        Self {
            name: name.to_owned(),
            pictures: shots.iter().map(|shot| smaller(shot, HEIGHT)).collect(),
        }
    }
}

/// Lays the views on pages in a folder.
pub fn save(folder: &Path, called: &str, rows: &[Row]) {
    std::fs::create_dir_all(folder).unwrap();
    for (page, rows) in rows.chunks(ROWS).enumerate() {
        let file = folder.join(format!("{called}-{}.png", page + 1));
        laid(rows).save(file).unwrap();
    }
}

fn laid(rows: &[Row]) -> RgbImage {
    let lines = |row: &Row| row.pictures.chunks(ABREAST).len();
    let width = |line: &[RgbImage]| -> u32 { line.iter().map(|one| one.width() + GAP).sum() };
    let all = rows.iter().flat_map(|row| row.pictures.chunks(ABREAST));
    let width = all.map(width).max().unwrap_or(1) + GAP;
    let count = |what: usize| u32::try_from(what).unwrap();
    let lines: usize = rows.iter().map(lines).sum();
    let height = count(rows.len()) * LABEL + count(lines) * (HEIGHT + GAP);
    let mut page = RgbImage::from_pixel(width, height, TABLE);
    let mut top = 0;
    for row in rows {
        imageops::replace(&mut page, &label(&row.name, width), 0, i64::from(top));
        top += LABEL;
        for line in row.pictures.chunks(ABREAST) {
            let mut left = GAP;
            for picture in line {
                imageops::replace(&mut page, picture, i64::from(left), i64::from(top));
                left += picture.width() + GAP;
            }
            top += HEIGHT + GAP;
        }
    }
    page
}

fn smaller(shot: &Capture, height: u32) -> RgbImage {
    let width = shot.width * height / shot.height;
    shot.image().thumbnail_exact(width, height).into_rgb8()
}

/// The name of a view as a line of the page's width.
fn label(name: &str, width: u32) -> RgbImage {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a page has a few thousand pixels"
    )]
    let panel = Panel::new(40.0, width as f32, LABEL as f32);
    let look = Look::new(
        Words::new("en"),
        Metrics::new(panel),
        ThemeKind::HighContrast,
    );
    let line = text::note(&look, name.to_owned()).size(20);
    let view: Element<'_, ()> = container(line)
        .padding([4, 12])
        .width(Length::Fill)
        .height(Length::Fill)
        .into();
    smaller(&capture(&look, view).unwrap(), LABEL)
}
