//! Every number of the look: millimetres, shares and durations.
//!
//! Kiosk research puts the knee of the error curve at targets of 20 mm, and the accessibility rules
//! ask for capitals of 4.8 mm at arm's length, so the hand decides and the pixels follow.

use std::time::Duration;

/// The side of an ordinary touch target.
pub const TARGET_MM: f32 = 20.0;
/// The side of a target on the smallest screen.
pub const TARGET_SMALL_MM: f32 = 12.0;
/// The height of the one main button of a screen.
pub const PRIMARY_MM: f32 = 30.0;
/// The share of a panel's height that it takes, at most.
pub const PRIMARY_SHARE_MAX: f32 = 0.22;
/// The height of the main button on the smallest screen.
pub const PRIMARY_SMALL_MM: f32 = 16.0;
/// The share of a page's body that one of several equal ways in takes.
pub const CHOICE_SHARE: f32 = 0.36;
/// The height of one of several equal ways in, at most.
pub const CHOICE_MM_MAX: f32 = 60.0;
/// The width of the middle of a page, at most.
pub const MIDDLE_MM_MAX: f32 = 340.0;
/// The least side of a key of the on-screen keyboard.
pub const KEY_MM: f32 = 15.0;
/// The least side of a key on the smallest screen.
pub const KEY_SMALL_MM: f32 = 9.0;
/// The largest side of a key: wider ones make the hand travel.
pub const KEY_WIDEST_MM: f32 = 22.0;

/// How much wider than high a key of the number pad is.
pub const PIN_KEY_WIDTH: f32 = 2.0;
/// The side of the dot that stands for a digit.
pub const DOT_MM: f32 = 3.0;
/// The gap between such dots; twelve of them fit the smallest pad.
pub const DOT_GAP_MM: f32 = 1.0;
/// The width of a board, at most: the eye takes it in at once.
pub const BOARD_MM_MAX: f32 = 210.0;
/// The height of a place on a board, at most.
pub const BOARD_CELL_MM_MAX: f32 = 55.0;
/// The share of the panel's height that a mirror to aim with takes.
pub const MIRROR_LARGE_SHARE: f32 = 0.38;
/// The same where large text meets the smallest screen.
pub const MIRROR_TIGHT_SHARE: f32 = 0.34;
/// The height of such a mirror, at least: below it nobody aims.
pub const MIRROR_LARGE_MM_MIN: f32 = 25.0;
/// The height of such a mirror, at most.
pub const MIRROR_LARGE_MM_MAX: f32 = 110.0;
/// The share of the panel's height that a mirror in passing takes.
pub const MIRROR_SMALL_SHARE: f32 = 0.2;
/// The height of such a mirror, at least.
pub const MIRROR_SMALL_MM_MIN: f32 = 22.0;
/// The height of such a mirror, at most.
pub const MIRROR_SMALL_MM_MAX: f32 = 45.0;
/// The length of the corners that one aims with, as a share of a mirror's height.
pub const AIM_CORNER_SHARE: f32 = 0.18;
/// The side of a sign in a round field, as a share of a display line's height.
pub const EMBLEM_SHARE: f32 = 1.4;
/// The share of the screen's height that a chip takes when it is shown alone.
pub const CHIP_SHARE: f32 = 0.3;
/// The size of a numeral on a chip, at most, as a share of half of its field's height.
pub const NUMERAL_SHARE_MAX: f32 = 1.45;
/// The height of a bar that fills.
pub const BAR_MM: f32 = 6.0;

/// The gap between two targets that belong together.
pub const GAP_SMALL_MM: f32 = 2.0;
/// The ordinary gap between two targets.
pub const GAP_MM: f32 = 3.0;
/// The gap between groups.
pub const GAP_LARGE_MM: f32 = 6.0;
/// The gap between targets that belong together on the smallest screen.
pub const GAP_SMALL_SMALL_MM: f32 = 1.5;
/// The gap between keys on the smallest screen.
pub const GAP_KEY_SMALL_MM: f32 = 1.2;
/// The margin around a page.
pub const MARGIN_MM: f32 = 5.0;
/// The margin around a page on the smallest screen.
pub const MARGIN_SMALL_MM: f32 = 3.0;
/// The roundness of a button's corner.
pub const RADIUS_MM: f32 = 2.5;
/// The width of an outline.
pub const LINE_MM: f32 = 0.4;
/// The width of the outline that marks what is chosen.
pub const LINE_CHOSEN_MM: f32 = 1.2;

/// The width of the line around what is chosen by keys or a switch.
pub const FOCUS_MM: f32 = 0.7;
/// The same at least, in pixels.
pub const FOCUS_PX_MIN: f32 = 3.0;
/// The width of the lines on both sides of it, which keep it apart from whatever is there.
pub const FOCUS_HALO_MM: f32 = 0.25;

/// Capitals of what is read from two metres.
pub const CAPITAL_DISPLAY_MM: f32 = 12.0;
/// Capitals of a page's title.
pub const CAPITAL_TITLE_MM: f32 = 7.5;
/// Capitals of a heading within a page and of the main button.
pub const CAPITAL_HEADING_MM: f32 = 6.0;
/// Capitals of all that is read at arm's length.
pub const CAPITAL_BODY_MM: f32 = 4.8;
/// Capitals of words that step down until they fit, at least: below it people come nearer, or give
/// up.
pub const CAPITAL_LEAST_MM: f32 = 3.4;
/// Capitals of small print; only on screens for staff.
pub const CAPITAL_NOTE_MM: f32 = 3.2;

/// How many logical pixels a display has to the inch, as systems count them.
pub const DESK_PX_PER_INCH: f32 = 96.0;
/// At a desk, the height of what is clicked.
pub const DESK_TARGET_MM: f32 = 9.0;
/// The height of a line of a table.
pub const DESK_ROW_MM: f32 = 7.7;
/// The gap between things that belong together, at a desk.
pub const DESK_GAP_SMALL_MM: f32 = 1.1;
/// The ordinary gap there.
pub const DESK_GAP_MM: f32 = 2.2;
/// The gap between groups there.
pub const DESK_GAP_LARGE_MM: f32 = 4.3;
/// The roundness of a corner there.
pub const DESK_RADIUS_MM: f32 = 1.4;
/// The width of an outline there.
pub const DESK_LINE_MM: f32 = 0.25;
/// The width of the outline of what is chosen or listens to the keys.
pub const DESK_LINE_CHOSEN_MM: f32 = 0.53;
/// Capitals of a large figure, at a desk.
pub const DESK_CAPITAL_DISPLAY_MM: f32 = 5.6;
/// Capitals of a page's title there.
pub const DESK_CAPITAL_TITLE_MM: f32 = 4.4;
/// Capitals of a heading there.
pub const DESK_CAPITAL_HEADING_MM: f32 = 3.3;
/// Capitals of running text there.
pub const DESK_CAPITAL_BODY_MM: f32 = 2.85;
/// Capitals of small print there.
pub const DESK_CAPITAL_NOTE_MM: f32 = 2.5;
/// The width of the list of pages at the side.
pub const DESK_SIDE_MM: f32 = 52.0;
/// The least height of the bars of a chart.
pub const DESK_CHART_MM: f32 = 34.0;
/// The height of a thin bar beside words.
pub const DESK_BAR_MM: f32 = 1.6;
/// The share of a bar's place that the bar takes.
pub const BAR_SHARE: f32 = 0.64;
/// The width of what is written in a field, at most.
pub const DESK_FIELD_MM_MAX: f32 = 150.0;
/// The width of the thumb that shows where in a long table one is.
pub const DESK_THUMB_MM: f32 = 1.6;

/// How much larger the text is in large-text mode.
pub const LARGE_TEXT_FACTOR: f32 = 1.5;
/// The same for what is read from afar, and for a title on the smallest screen, which have the
/// whole panel's share already.
pub const LARGE_TEXT_FACTOR_DISPLAY: f32 = 1.1;
/// The same for titles and headings, which are larger than large text already.
pub const LARGE_TEXT_FACTOR_TITLE: f32 = 1.25;
/// How much larger the words on controls are in large-text mode on the smallest screen, where one
/// and a half times would not leave room for the controls themselves.
pub const LARGE_TEXT_FACTOR_CONTROLS_SMALL: f32 = 1.2;

/// The height of a panel that is read at arm's length (10.1 inches); on a larger one text grows.
pub const ARMS_LENGTH_PANEL_MM: f32 = 136.0;
/// How much larger the text is on a large panel, at most.
pub const DISTANCE_FACTOR_MAX: f32 = 1.4;
/// The sizes that words on a control try until they fit, as shares of their own.
pub const LABEL_STEPS: [f32; 6] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];
/// How much larger than the smallest size the smallest step of a role is, at most.
pub const LEAST_STEP: f32 = 1.18;
/// A panel lower than this counts as the smallest screen (7 inches, 800x480).
pub const SHORT_PANEL_MM: f32 = 105.0;
/// The most that capitals of a display line may take of a panel's height.
pub const DISPLAY_SHARE_MAX: f32 = 0.085;
/// The most that capitals of a title may take of a panel's height.
pub const TITLE_SHARE_MAX: f32 = 0.06;
/// The most that capitals of a heading may take of a panel's height.
pub const HEADING_SHARE_MAX: f32 = 0.055;
/// The height of a line of text as a share of its size.
pub const LINE_HEIGHT: f32 = 1.3;
/// The same on a control, where two lines at most stand close together.
pub const CONTROL_LINE_HEIGHT: f32 = 1.15;
/// A panel on which fewer lines of text than this fit says less.
pub const FEW_LINES: f32 = 12.0;
/// The widest line of running text, as a multiple of its size (about 60 letters).
pub const MEASURE_EM: f32 = 32.0;

/// The parts of a line of help that its number takes,
pub const HELP_NUMBER_PORTION: u16 = 4;
/// and those that say whose it is.
pub const HELP_NAME_PORTION: u16 = 7;
/// The narrowest column of two in a list.
pub const LIST_HALF_MM_MIN: f32 = 60.0;
/// The share of the page that what is said above the lines takes, at most.
pub const LIST_NOTE_SHARE_MAX: f32 = 0.4;
/// The widest side of a card's code: a phone reads it from where its owner stands.
pub const SHELF_CODE_MM_MAX: f32 = 60.0;
/// The same on a page of its own.
pub const SHELF_CODE_OWN_MM_MAX: f32 = 110.0;
/// The least pixels of a module of such a code: finer ones run into each other before a phone.
pub const MODULE_PX_MIN: f32 = 2.0;
/// The same beside the words; a code that would be finer there has a page of its own.
pub const MODULE_PX_BESIDE_MIN: f32 = 3.0;
/// A page as wide as this has room for a card's code beside its words.
pub const ROOM_FOR_A_CODE_MM: f32 = 200.0;
/// The share of the page that what is said above the numbers takes, at most.
pub const COUNTS_NOTE_SHARE_MAX: f32 = 0.3;
/// The share of an upright page that what is said above the pad takes, at most.
pub const PIN_NOTE_SHARE_MAX: f32 = 0.2;
/// A panel as high as this has room for a second line on each way in, and for a mirror.
pub const ROOM_FOR_NOTES_MM: f32 = 150.0;
/// The side of the tick as a share of the line below it,
pub const TICK_SHARE: f32 = 1.4;
/// and the same where few lines fit.
pub const TICK_SHARE_SMALL: f32 = 1.2;
/// What a control at the foot has beyond its ordinary width in larger text, as a share of a gap.
pub const BAND_SPARE_SHARE: f32 = 0.4;
/// The share of a page that the line under a welcome takes at most.
pub const WELCOME_LEAD_SHARE: f32 = 0.25;
/// The share of a page that sentences under a title take at most.
pub const OUTCOME_SAID_SHARE: f32 = 0.45;
/// The height of the bar that a bank card is held against.
pub const CARD_BAR_MM: f32 = 4.0;
/// The share of a page that what is said above the recovery code takes, at most.
pub const RECOVERY_NOTE_SHARE_MAX: f32 = 0.45;
/// The share of the width that the buttons of the evening's card take beside what is read.
pub const TONIGHT_PLUS_SHARE: f32 = 0.6;
/// How wide what is known of one person is, in sizes of its letters.
pub const DESK_ABOUT_EM: f32 = 20.0;
/// How wide a narrow page of the desk is at most, in sizes of a note.
pub const DESK_NARROW_EM: f32 = 65.0;
/// How wide a filter is, in sizes of its letters.
pub const DESK_FILTER_EM: f32 = 18.0;
/// The share of the page's width that one way alone takes.
pub const TILE_ALONE_SHARE: f32 = 0.62;
/// The side of a sign on a tile beside words, at most, as a share of a target.
pub const TILE_SIGN_SHARE: f32 = 0.62;
/// The same as a share of the width of a tile.
pub const TILE_SIGN_WIDTH_SHARE: f32 = 0.25;
/// The share of the sheet's width that the typed line takes at most.
pub const TYPED_SHARE: f32 = 0.96;
/// The share of a key's width that its legend takes at most.
pub const LEGEND_SHARE: f32 = 0.86;
/// How much of its place a thing takes that has light around it.
pub const CHIP_GLOWING_SHARE: f32 = 0.84;
/// How small running text gets, as a share of its ordinary size.
pub const RUNNING_SHARE_MIN: f32 = 0.7;
/// How much smaller words get before they are broken into lines.
pub const ONE_LINE_SHARE_MIN: f32 = 0.69;
/// The width of "less" and of "more", in parts of a row,
pub const STEPPER_BUTTON_PARTS: u16 = 3;
/// and that of the number between them.
pub const STEPPER_VALUE_PARTS: u16 = 2;
/// How low a row gets before several stand beside each other, as a share of a target.
pub const STEPPER_ROW_SHARE_MIN: f32 = 0.9;
/// The side of a sign as a share of the size of the words beside it: a little above the capitals
/// and a little below the line.
pub const LABEL_SIGN_SHARE: f32 = 0.9;
/// The side of a sign on one of several ways as a share of a target.
pub const WAY_SIGN_SHARE: f32 = 0.62;
/// How strongly a sign's own colour shows in what is filled.
pub const SIGN_FILL_SHARE: f32 = 0.14;
/// The share of an emblem's side that its sign takes.
pub const EMBLEM_SIGN_SHARE: f32 = 0.52;
/// The share of a reveal in which the chip comes out of the page; the light takes the rest.
pub const CHIP_APPEARS_SHARE: f32 = 0.45;

/// The time between two frames of an animation.
pub const FRAME: Duration = Duration::from_millis(33);
/// How long a chip takes to come out of the page and to catch the light.
pub const REVEAL: Duration = Duration::from_millis(1200);
/// How long the calm tick takes to draw itself.
pub const TICK_DRAW: Duration = Duration::from_millis(350);
/// How long the idle screen takes to change from one text to the next.
pub const CROSSFADE: Duration = Duration::from_millis(1200);
/// The idle screen changes at most once in this time.
pub const IDLE_CHANGE: Duration = Duration::from_secs(20);
