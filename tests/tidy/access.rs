//! Whoever uses keys or listens: what the compiler cannot see.

use super::{nothing_in, rust_below};

/// The window's library has a button of its own, which would report nothing of itself and could not
/// be reached.
#[test]
fn every_button_reports_itself() {
    let mut found = Vec::new();
    for source in rust_below("src/ui") {
        // The office's window is for mouse and keyboard, and has stops of its own.
        let is_desk = ["src/ui/desk", "src/ui/office"]
            .iter()
            .any(|start| source.path.starts_with(start));
        // All of the idle screen is one place to touch, and any key does the same.
        let is_idle = source.path == "src/ui/screen/idle.rs";
        // It asks what can be scrolled, and draws nothing.
        let is_asking = source.path == "src/ui/crowding.rs";
        let is_exempt =
            is_desk || is_idle || is_asking || source.path == "src/ui/widget/control.rs";
        if source.is_test() || is_exempt {
            continue;
        }
        for (n, line) in source.code() {
            let is_name = |word: &str| {
                line.contains("iced::widget") && line.contains(word) && !line.contains("button::{")
            };
            let is_other = [
                "mouse_area",
                "MouseArea",
                "text_input",
                "pick_list",
                "scrollable",
            ];
            let is_pressed = is_name("Button") || is_name("button,") || is_name("button;");
            if is_pressed || is_other.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{n}", source.path));
            }
        }
    }
    nothing_in(&found, "only widget::control has buttons that keys reach");
}

/// What is handed to the voice is [`Spoken`], in one place.
#[test]
fn only_words_of_the_files_are_said() {
    let mut found = Vec::new();
    for source in rust_below("src") {
        if source.is_test() {
            continue;
        }
        for (n, line) in source.code() {
            let is_said = line.contains("speech.say(") || line.contains("Speech>.say(");
            if is_said && source.path != "src/ui/app/voice.rs" {
                found.push(format!("{}:{n}", source.path));
            }
            // The field is private to its file, which makes one in one place.
            if line.contains("Spoken(") && source.path != "src/ui/words/label.rs" {
                found.push(format!("{}:{n}", source.path));
            }
        }
    }
    nothing_in(
        &found,
        "only ui/app/voice.rs speaks, and only words of the files",
    );
    let label = super::text_of("src/ui/words/label.rs");
    let made = label
        .lines()
        .take_while(|line| !line.contains("#[cfg(test)]"));
    let made = made.filter(|line| line.contains("Spoken(") && !line.contains("pub struct"));
    assert_eq!(made.count(), 1, "one place makes words that are said");
}
