use super::*;
use crate::office::report::contents::Page;
use crate::transfer::paper::Mark;
use crate::transfer::said;

const ENGLISH: &str = include_str!("../../../../assets/text/en/office.ftl");

fn printed_all(fill: impl FnOnce(&mut Page<'_>), paper: Paper, sideways: bool) -> Print {
    let say = said::english(&[ENGLISH]);
    let mut page = Page::begin("office-sheet-months", &say);
    fill(&mut page);
    let look = Look {
        paper,
        sideways,
        title: "All sites: 2026-11-01 to 2026-11-30",
        confidential: true,
        language: "en",
        say: &say,
    };
    printed(&[page.sheet], &look).unwrap()
}

fn months(page: &mut Page<'_>, figures: &[u32]) {
    page.headings("office-month", &["office-sessions", "office-attendances"]);
    for (month, figure) in (1..).zip(figures) {
        let name = format!("2026-{month:02}");
        page.row([name.into(), Cell::Number(month), Cell::Number(*figure)]);
    }
}

fn texts(page: &[Mark]) -> Vec<&str> {
    let mut texts = Vec::new();
    for mark in page {
        if let Mark::Text { text, .. } = mark {
            texts.push(text.as_str());
        }
    }
    texts
}

/// Everything stands on the paper, and no text runs into another.
#[track_caller]
fn stands_well(print: &Print) {
    let [width, height] = print.size();
    for page in print.pages() {
        let mut taken: Vec<[f32; 4]> = Vec::new();
        for mark in page {
            let area = match mark {
                Mark::Bar { area, .. } => *area,
                Mark::Text {
                    at: [left, baseline],
                    size,
                    weight,
                    text,
                } => {
                    let wide = print.width(text, *size, *weight);
                    let area = [*left, baseline - size * 0.75, wide, *size];
                    for other in &taken {
                        let apart = |at: usize| {
                            area[at] + area[at + 2] <= other[at] + 0.01
                                || other[at] + other[at + 2] <= area[at] + 0.01
                        };
                        assert!(apart(0) || apart(1), "{text} runs into another text");
                    }
                    taken.push(area);
                    area
                }
            };
            let [left, top, wide, high] = area;
            assert!(
                left >= MARGIN - 1.0 && left + wide <= width - MARGIN + 1.0,
                "{mark:?}"
            );
            assert!(
                top >= MARGIN && top + high <= height - MARGIN + SMALL,
                "{mark:?}"
            );
        }
    }
}

#[test]
fn headings_are_on_every_page_of_a_long_table() {
    for (paper, sideways) in [(Paper::A4, false), (Paper::Letter, true)] {
        let print = printed_all(|page| months(page, &[7; 300]), paper, sideways);
        stands_well(&print);
        let pages = print.pages();
        assert!(pages.len() > 5, "{}", pages.len());
        for (at, page) in (1..).zip(pages) {
            let texts = texts(page);
            assert!(texts.contains(&"Month") && texts.contains(&"Sign-ins"));
            let number = format!("Page {at} of {}", pages.len());
            assert!(texts.contains(&number.as_str()), "{number}");
        }
        let rows: usize = pages.iter().map(|page| texts(page).len()).sum();
        // Of each row three cells; of each page the headings and what stands beneath.
        assert_eq!(rows, 1 + 300 * 3 + pages.len() * 5);
    }
}

#[test]
fn long_texts_go_on_in_the_next_line() {
    let name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(4);
    let long = "x".repeat(200);
    let fill = |page: &mut Page<'_>| {
        page.add(Block::Section(name.clone()));
        page.headings("office-who", &["office-as", "office-remark"]);
        page.row([Cell::from(name.clone()), long.clone().into(), Cell::Nothing]);
        page.row([Cell::from("end".to_owned())]);
        page.add(Block::Notes(name.repeat(20)));
    };
    let print = printed_all(fill, Paper::A4, false);
    stands_well(&print);
    let shown: String = texts(&print.pages()[0]).concat();
    assert_eq!(shown.matches('x').count(), long.len());
}

#[test]
fn bars_are_as_high_as_their_figures() {
    let fill = |page: &mut Page<'_>| {
        months(page, &[100, 50, 0]);
        page.chart("office-chart", [2, 1]);
    };
    let print = printed_all(fill, Paper::A4, false);
    stands_well(&print);
    let is_bar =
        |mark: &&Mark| matches!(mark, Mark::Bar { area, ink: Ink::Dark } if area[3] != RULE);
    let heights: Vec<f32> = print.pages()[0]
        .iter()
        .filter(is_bar)
        .filter_map(|mark| match mark {
            // The legend's is a square.
            Mark::Bar { area, .. } if (area[2] - area[3]).abs() > 0.01 => Some(area[3]),
            _ => None,
        })
        .collect();
    assert_eq!(heights, [CHART_HEIGHT, CHART_HEIGHT / 2.0, 0.0]);
}

#[test]
fn a_chart_that_finds_no_room_goes_with_its_names_to_the_next_page() {
    let fill = |page: &mut Page<'_>| {
        months(page, &[3; 12]);
        page.add(Block::Notes("A note.\n".repeat(20)));
        page.chart("office-chart", [1, 2]);
    };
    let print = printed_all(fill, Paper::A4, true);
    stands_well(&print);
    let [_, second] = print.pages() else {
        panic!("two pages are wanted")
    };
    let texts = texts(second);
    assert!(
        texts.contains(&"Meetings") && texts.contains(&"Sign-ins"),
        "{texts:?}"
    );
}

#[test]
fn lines_across_a_chart_are_at_round_numbers() {
    let ticks = [0, 1, 5, 9, 10, 611, 4_999, u32::MAX].map(tick);
    assert_eq!(ticks, [1, 1, 2, 2, 5, 200, 1_000, 1_000_000_000]);
}

#[test]
fn a_sign_that_is_not_in_the_letters_is_told() {
    let fill = |page: &mut Page<'_>| page.row([Cell::from("Zoë Ōé Μαρία Ольга".to_owned())]);
    assert!(!printed_all(fill, Paper::A4, false).lacks());
    let fill = |page: &mut Page<'_>| page.row([Cell::from("愛".to_owned())]);
    let print = printed_all(fill, Paper::A4, false);
    assert!(print.lacks());
    assert!(
        texts(&print.pages()[0])
            .concat()
            .contains("A box stands for")
    );
}

#[test]
fn the_same_pages_are_the_same_file() {
    let file = || {
        let print = printed_all(|page| months(page, &[1, 2]), Paper::A4, false);
        print.pdf("Report", "en").unwrap()
    };
    assert!(file().starts_with(b"%PDF-"));
    assert_eq!(file(), file());
}
