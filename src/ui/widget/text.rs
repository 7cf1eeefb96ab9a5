//! Text by role. Each answers an `iced` text, so that a screen may still centre it or limit its
//! width.

use super::measure::Lines;
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts, tokens};
use iced::alignment::Horizontal;
use iced::widget::text::{IntoFragment, LineHeight, Wrapping};
use iced::widget::{Text, container};
use iced::{Border, Color, Element, Font, Length, Size};

/// What is read from two metres: the greeting, the welcome.
pub fn display<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    in_one_line(look, TextRole::Display, words)
}

/// The title of a page.
pub fn title<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    in_one_line(look, TextRole::Title, words)
}

/// How much higher than one line the title of a page stands, in pixels.
pub fn title_overhang(look: &Look, words: &str) -> f32 {
    let px = px_in_one_line(look, TextRole::Title, words);
    let room = look.metrics.content_width();
    let height = super::measure::size(words, fonts::BOLD, px, room).height;
    (height - look.metrics.line(TextRole::Title))
        .max(0.0)
        .ceil()
}

/// Bold words in one line of the page: a language with longer ones has them smaller, and never
/// smaller than running text; there they are broken after all.
fn in_one_line<'a>(look: &Look, of: TextRole, words: impl IntoFragment<'a>) -> Text<'a> {
    let words = words.into_fragment();
    let px = px_in_one_line(look, of, &words);
    role(look, of, words).font(fonts::BOLD).size(px)
}

fn px_in_one_line(look: &Look, of: TextRole, words: &str) -> f32 {
    // On a small panel a title in large text is no larger than running text.
    let least = look
        .metrics
        .text(TextRole::Body)
        .min(look.metrics.text(of))
        .floor();
    let mut sizes = super::fit::label_sizes(look, of);
    sizes.retain(|px| *px >= least);
    let room = look.metrics.content_width();
    let fits =
        |px: &f32| super::measure::size(words, fonts::BOLD, *px, f32::INFINITY).width <= room;
    let px = sizes.iter().copied().find(fits).or(sizes.last().copied());
    px.unwrap_or(least)
}

/// The size of a name or a few words read from afar above other things, and how high they stand: in
/// large text as large as so many pixels' height allows, and never smaller than in ordinary text.
pub fn px_from_afar(look: &Look, words: &str, room_px: f32) -> (f32, f32) {
    let ordinary = ordinary(look);
    let role = if ordinary.metrics.has_few_lines() {
        TextRole::Title
    } else {
        TextRole::Display
    };
    let width = look.metrics.content_width();
    let height = |px| super::measure::size(words, fonts::BOLD, px, width).height;
    let least = px_in_one_line(&ordinary, role, words);
    let mut sizes = super::fit::label_sizes(look, TextRole::Display);
    let is_large = look.metrics.text_size == TextSize::Large;
    sizes.retain(|px| is_large && *px > least);
    let fits = |px: &f32| {
        let line = super::measure::size(words, fonts::BOLD, *px, f32::INFINITY);
        line.width <= width && line.height <= room_px
    };
    let px = sizes.into_iter().find(fits).unwrap_or(least);
    (px, height(px).ceil())
}

/// The same look with ordinary text.
fn ordinary(look: &Look) -> Look {
    Look {
        metrics: look.metrics.with_text_size(TextSize::Normal),
        ..look.clone()
    }
}

/// A heading within a page.
pub fn heading<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Heading, words).font(fonts::BOLD)
}

/// Running text at arm's length.
pub fn body<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Body, words)
}

/// Running text that stands back.
pub fn soft<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    body(look, words).color(look.colours.text_soft)
}

/// Words in the middle of the room that they shrink from.
pub fn centred<'a, Message: 'a>(look: &Look, words: Text<'a>) -> Element<'a, Message> {
    super::mirror::tight(look, words.center())
}

/// A line that stands back, smaller where it would not fit the page in one.
pub fn soft_line<'a, Message: 'a>(look: &Look, words: impl Into<String>) -> Element<'a, Message> {
    let words = words.into();
    let room = Size::new(
        look.metrics.content_width(),
        look.metrics.line(TextRole::Body),
    );
    let sizes = super::fit::label_sizes(look, TextRole::Body);
    let px = super::measure::common(&[&words], fonts::REGULAR, &sizes, room);
    let drawn = soft(look, words.clone()).size(px).center();
    super::mirror::tight_around(look, &words, drawn)
}

/// Running text that stands out.
pub fn strong<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    body(look, words).font(fonts::BOLD)
}

/// Small print; only on screens for staff.
pub fn note<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Note, words).color(look.colours.text_soft)
}

/// Running text on a notice, in the notice's own colour.
pub fn on_notice<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    body(look, words).color(look.colours.on_notice)
}

/// Running text in the room that is left: where that is little it steps down, and not far.
pub fn running<'a, Message: 'a>(look: &Look, words: impl IntoFragment<'a>) -> Element<'a, Message> {
    container(super::fit::paragraph(look, words))
        .center_x(Length::Fill)
        .max_width(look.metrics.measure())
        .into()
}

/// A few sentences that are read as one, from the left like a page of a book: in the room that is
/// left, in a column that the eye follows.
pub fn prose<'a, Message: 'a>(look: &Look, words: impl IntoFragment<'a>) -> Element<'a, Message> {
    let side = Horizontal::Left;
    container(super::fit::paragraph(look, words).at(side))
        .max_width(look.metrics.measure())
        .into()
}

/// How high bold words of a role stand in lines of this width, in pixels.
pub fn height(look: &Look, of: TextRole, words: &str, width: f32) -> f32 {
    super::measure::size(words, fonts::BOLD, look.metrics.text(of), width).height
}

/// Bold running text as it is broken in lines of this width, where pieces of two directions stand
/// in it.
pub fn in_column(look: &Look, words: &str, width: f32) -> String {
    let px = look.metrics.text(TextRole::Body);
    super::measure::broken(words, fonts::BOLD, px, width).into_owned()
}

/// How high running text stands in lines of this width, in pixels.
pub fn running_height(look: &Look, words: &str, width: f32) -> f32 {
    let px = look.metrics.text(TextRole::Body);
    super::measure::size(words, fonts::REGULAR, px, width).height
}

/// Whether [`prose`] fits this room in one of its sizes.
pub fn prose_fits(look: &Look, words: &str, room: Size) -> bool {
    let width = room.width.min(look.metrics.measure());
    let sizes = super::fit::running_sizes(look);
    let least = sizes.last().copied().unwrap_or(1.0);
    super::measure::size(words, fonts::REGULAR, least, width).height <= room.height
}

/// Running text of so many pixels' height at most, and no higher than it needs: it stands close to
/// what is touched below it.
pub fn running_in<'a, Message: 'a>(
    look: &Look,
    words: impl Into<String>,
    room_px: f32,
) -> Element<'a, Message> {
    let sizes = super::fit::running_sizes(look);
    let words: String = words.into();
    within(look, &words, room_px, &sizes, look.colours.text)
}

/// The same where a small panel leaves a line or two between controls that keep their height: there
/// it gets as small as words on a control.
pub fn squeezed_in<'a, Message: 'a>(
    look: &Look,
    words: impl Into<String>,
    room_px: f32,
    colour: Color,
) -> Element<'a, Message> {
    let sizes = super::fit::label_sizes(look, TextRole::Body);
    let words: String = words.into();
    within(look, &words, room_px, &sizes, colour)
}

/// The words on as many pages of so many pixels' height as they need, each for [`running_in`]: all
/// on one where they fit in one of the sizes of running text, else in sentences that stay whole.
pub fn pages(look: &Look, words: &str, room_px: f32) -> Vec<String> {
    let room = Size::new(look.metrics.measure(), room_px.max(1.0));
    // Whoever asked for larger text has another page before they have a smaller one than everybody.
    let ordinary = look.metrics.with_text_size(TextSize::Normal);
    let ordinary = ordinary.text(TextRole::Body);
    let is_large = look.metrics.text_size == TextSize::Large;
    let mut sizes = super::fit::running_sizes(look);
    sizes.retain(|px| !is_large || *px >= ordinary.floor());
    let least = sizes.last().copied();
    let height = |px| super::measure::size(words, fonts::REGULAR, px, room.width).height;
    if least.is_none_or(|px| height(px) <= room.height) {
        return vec![words.to_owned()];
    }
    let paragraphs: Vec<&str> = words.split("\n\n").collect();
    super::leaves::leaves(look, TextRole::Body, &paragraphs, room)
}

/// The same in a colour that stands back.
pub fn soft_in<'a, Message: 'a>(
    look: &Look,
    words: impl Into<String>,
    room_px: f32,
) -> Element<'a, Message> {
    let sizes = super::fit::running_sizes(look);
    let words: String = words.into();
    within(look, &words, room_px, &sizes, look.colours.text_soft)
}

fn within<'a, Message: 'a>(
    look: &Look,
    words: &str,
    room_px: f32,
    sizes: &[f32],
    colour: Color,
) -> Element<'a, Message> {
    let room = Size::new(look.metrics.measure(), room_px.max(1.0));
    Sentence::in_sizes(look, words, room, sizes).view(look, colour)
}

/// Running text in the largest of its sizes in which it fits a room, and how high it stands there:
/// for pages that share out what is left.
pub struct Sentence {
    words: String,
    px: f32,
    width: f32,
    height: f32,
}

impl Sentence {
    /// These words in this room; higher than it where none of the sizes fits.
    pub fn new(look: &Look, words: impl Into<String>, room: Size) -> Self {
        let sizes = super::fit::running_sizes(look);
        let words: String = words.into();
        Self::in_sizes(look, &words, room, &sizes)
    }

    fn in_sizes(look: &Look, words: &str, room: Size, sizes: &[f32]) -> Self {
        // No page has wider lines.
        let width = room
            .width
            .min(look.metrics.measure())
            .min(look.metrics.widest());
        let room = Size::new(width, room.height.max(1.0));
        let (lines, font) = (Lines::Open, fonts::REGULAR);
        let px = super::measure::largest_that_fits(lines, words, font, sizes, room);
        let height = super::measure::size(words, font, px, room.width).height;
        let words = super::measure::broken(words, font, px, room.width);
        Self {
            words: words.into_owned(),
            px,
            width: room.width,
            height: height.ceil(),
        }
    }

    /// How high these words stand at least, in pixels: in the smallest size of running text, and in
    /// large text in none that is smaller than the ordinary size.
    pub fn least(look: &Look, words: &str) -> f32 {
        let mut sizes = super::fit::running_sizes(look);
        let ordinary = ordinary(look).metrics.text(TextRole::Body);
        sizes.retain(|px| look.metrics.text_size == TextSize::Normal || *px >= ordinary);
        let px = sizes.last().copied().unwrap_or(ordinary);
        let width = look.metrics.measure().min(look.metrics.widest());
        super::measure::size(words, fonts::REGULAR, px, width)
            .height
            .ceil()
    }

    /// How high it stands, in pixels.
    pub fn height(&self) -> f32 {
        self.height
    }

    /// Draws it.
    pub fn plain<'a, Message: 'a>(self, look: &Look) -> Element<'a, Message> {
        self.view(look, look.colours.text)
    }

    /// Draws it in a colour that stands back.
    pub fn soft<'a, Message: 'a>(self, look: &Look) -> Element<'a, Message> {
        self.view(look, look.colours.text_soft)
    }

    fn view<'a, Message: 'a>(self, look: &Look, colour: Color) -> Element<'a, Message> {
        let words = body(look, self.words.clone()).size(self.px).color(colour);
        let words = super::mirror::tight_around(look, &self.words, words.center());
        container(words).max_width(self.width).into()
    }
}

/// One line that stands out, smaller where it would not fit the page.
pub fn one_line<'a, Message: 'a>(look: &Look, words: impl Into<String>) -> Element<'a, Message> {
    let words = words.into();
    let room = Size::new(
        look.metrics.content_width(),
        look.metrics.line(TextRole::Body),
    );
    let sizes = super::fit::label_sizes(look, TextRole::Body);
    let px = super::measure::common(&[&words], fonts::BOLD, &sizes, room);
    let drawn = strong(look, words.clone()).size(px).center();
    super::mirror::tight_around(look, &words, drawn)
}

/// Facts in the room that is left, one below the other.
pub fn facts<'a, Message: 'a>(look: &Look, facts: &[String]) -> Element<'a, Message> {
    super::fit::paragraph(look, facts.join("\n"))
        .at(Horizontal::Left)
        .into()
}

/// A heading beside a control: as high as that, and smaller where it would not fit.
pub fn headline<'a, Message: 'a>(
    look: &Look,
    words: impl IntoFragment<'a>,
) -> Element<'a, Message> {
    let words = super::fit::label(
        look,
        TextRole::Heading,
        fonts::BOLD,
        Horizontal::Left,
        words,
    );
    container(words.filling())
        .width(Length::Fill)
        .height(look.metrics.target())
        .into()
}

/// One line of a list that is only read: in the room beside what stands there, as high as a target.
pub fn line<'a, Message: 'a>(look: &Look, words: impl IntoFragment<'a>) -> Element<'a, Message> {
    let words = super::fit::label(
        look,
        TextRole::Body,
        fonts::REGULAR,
        Horizontal::Left,
        words,
    );
    container(words.filling())
        .width(Length::Fill)
        .height(look.metrics.target())
        .into()
}

/// What was typed so far, with a bar where the next letter comes, on a sheet of its own.
/// It is as wide as the keyboard below it. A long line grows smaller; of one that is longer still,
/// the end is seen.
pub fn typed<'a, Message: 'a>(look: &Look, typed: &str) -> Element<'a, Message> {
    let metrics = look.metrics;
    let colours = look.colours;
    let room = super::keyboard::width(look) * tokens::TYPED_SHARE;
    let (words, px) = fitting(look, format!("{typed}|"), room);
    let line = heading(look, words).size(px).wrapping(Wrapping::None);
    container(line)
        .center_x(super::keyboard::width(look))
        .center_y(typed_height(look))
        .clip(true)
        .style(move |_| container::Style {
            background: Some(colours.surface.into()),
            border: Border {
                color: colours.outline,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// A line as large as it fits `room` pixels; where none of the sizes does, its end.
fn fitting(look: &Look, line: String, room: f32) -> (String, f32) {
    let fits = |line: &str, px: f32| {
        super::measure::size(line, fonts::BOLD, px, f32::INFINITY).width <= room
    };
    let sizes = super::fit::label_sizes(look, TextRole::Heading);
    if let Some(px) = sizes.iter().copied().find(|px| fits(&line, *px)) {
        return (line, px);
    }
    let smallest = sizes.last().copied().unwrap_or(1.0);
    let ends = line
        .char_indices()
        .map(|(at, _)| format!("…{}", &line[at..]));
    let end = ends.into_iter().find(|end| fits(end, smallest));
    (end.unwrap_or_default(), smallest)
}

/// The height of [`typed`], in pixels.
pub fn typed_height(look: &Look) -> f32 {
    let metrics = &look.metrics;
    metrics.key().max(metrics.line(TextRole::Heading))
}

/// The legend of a key of `size` pixels: as large as a label, or smaller where it would not fit.
pub(super) fn legend<'a>(look: &Look, words: String, size: Size<f32>) -> Text<'a> {
    let room = Size::new(size.width * tokens::LEGEND_SHARE, size.height);
    let sizes = super::fit::label_sizes(look, TextRole::Label);
    let px = super::measure::largest_that_fits(Lines::Close, &words, fonts::BOLD, &sizes, room);
    on_control(look, TextRole::Label, fonts::BOLD, words)
        .size(px)
        .wrapping(Wrapping::None)
}

/// Words of a role on a control, where lines stand close together.
pub(super) fn on_control<'a>(
    look: &Look,
    role: TextRole,
    font: Font,
    words: impl IntoFragment<'a>,
) -> Text<'a> {
    plain(look, role, font, words).line_height(LineHeight::Relative(tokens::CONTROL_LINE_HEIGHT))
}

/// Words of a role in the colour the surroundings give them.
pub(in crate::ui) fn plain<'a>(
    look: &Look,
    role: TextRole,
    font: Font,
    words: impl IntoFragment<'a>,
) -> Text<'a> {
    Text::new(words)
        .size(look.metrics.text(role))
        .line_height(LineHeight::Relative(tokens::LINE_HEIGHT))
        .font(font)
}

fn role<'a>(look: &Look, role: TextRole, words: impl IntoFragment<'a>) -> Text<'a> {
    let colour: Color = look.colours.text;
    plain(look, role, fonts::REGULAR, words).color(colour)
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::widget::testing::{look, stage};

    #[test]
    fn a_long_typed_line_shrinks_and_then_shows_its_end() {
        let look = look();
        // Loads the font.
        drop(stage(&look, typed::<()>(&look, "ann")));
        let room = 300.0;
        let px_of = |line: &str| fitting(&look, line.to_owned(), room).1;
        assert!(px_of("ann|") > px_of("a recovery code of words|"));
        let long = "abcdefgh ".repeat(40) + "end|";
        let (shown, px) = fitting(&look, long, room);
        assert!(
            shown.starts_with('…') && shown.ends_with(" end|"),
            "{shown}"
        );
        let width = crate::ui::widget::measure::size(&shown, fonts::BOLD, px, f32::INFINITY).width;
        assert!(width <= room && width > room * 0.8);
    }
}
