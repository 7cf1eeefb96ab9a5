use iced::futures::executor::block_on;
use iced_test::instruction::Key;

use super::*;
use crate::office::make_keys;
use crate::office::testing::cut_off;
use crate::ui::desk::sticks::LetGo;
use crate::ui::office::Message;
use crate::ui::office::app::Shortcut;
use crate::ui::office::work::let_go;

/// What the Tab key comes by on the page of people: the lists to choose from,
const LISTS: usize = 3;
/// and the headings of the table.
const HEADINGS: usize = 6;

#[test]
fn the_first_start_makes_the_keys_and_says_what_they_are_for() {
    let mut desk = Desk::new();
    let make = desk.get("desk-start-make");
    desk.clicks(&make);
    let title = desk.get("desk-made-title");
    desk.sees(&title);
    desk.sees("[export]");
    for file in ["office.age", "recovery.age", "receipts.key", "database.key"] {
        assert!(desk.path("keys").join(file).is_file(), "{file}");
    }
    let go_on = desk.get("desk-go-on");
    desk.clicks(&go_on);
    desk.is_open();
    let is_a_file = matches!(desk.database, Database::File(_));
    assert_eq!(desk.path("office.sqlite").is_file(), is_a_file);
}

#[test]
fn a_stick_is_noticed_taken_in_and_let_go_of() {
    let mut desk = Desk::with_records();
    desk.is_open();
    let stick = desk.plugs_in();
    desk.player.tell(Message::LookForSticks);
    // Two bring something; the others are known, wait, are a stranger's or are broken.
    let said = desk.with(
        "desk-on-it",
        &[
            ("name", "BLUE".into()),
            ("count", 5.into()),
            ("ready", 1.into()),
        ],
    );
    desk.sees(&said);
    let known = desk.get("desk-stand-known");
    desk.sees(&known);
    let trust = desk.get("desk-trust");
    desk.clicks(&trust);
    let take = desk.with("desk-take-in", &[("count", 2.into())]);
    desk.clicks(&take);
    let safe = desk.get("desk-safe");
    desk.sees(&safe);
    let taken = desk.with(
        "desk-taken",
        &[
            ("name", "BLUE".into()),
            ("taken", 3.into()),
            ("refused", 2.into()),
        ],
    );
    desk.sees(&taken);
    let receipts = std::fs::read_dir(stick.join("DOOR")).unwrap();
    let receipts = receipts.filter(|file| {
        let name = file.as_ref().unwrap().file_name();
        name.to_string_lossy().contains("receipt")
    });
    assert!(receipts.count() >= 2, "one for each kiosk");
    // Nothing of it is new any more, and receipts may be written anew.
    let done = desk.get("button-done");
    desk.clicks(&done);
    let look = desk.with("desk-look-at", &[("name", "BLUE".into())]);
    desk.clicks(&look);
    let anew = desk.get("desk-receipts-anew");
    desk.clicks(&anew);
    desk.sees(&safe);
    desk.clicks(&done);
    desk.goes_to("desk-kiosks");
    desk.sees("LOFT");
}

/// Sticks are looked for while one is read, and one that was let go of is not among them any more.
#[test]
fn a_stick_that_is_gone_is_safe_to_remove() {
    let dir = tempfile::tempdir().unwrap();
    let volumes = FolderVolumes::inside(dir.path());
    assert_eq!(let_go(&volumes, true, None), LetGo::Safe);
    assert_eq!(let_go(&volumes, false, None), LetGo::NoStick);
}

#[test]
fn the_window_speaks_the_language_that_is_chosen_and_keeps_it() {
    let mut desk = Desk::with_records();
    desk.is_open();
    desk.goes_to("desk-settings");
    desk.clicks("Deutsch");
    desk.words = Words::new("de");
    let title = desk.get("desk-settings-title");
    desk.sees(&title);
    desk.player = Player::new(desk.services());
    desk.is_open();
}

/// Nothing on this computer shows a folder: it is said where it was asked for.
#[test]
fn a_folder_that_cannot_be_shown_is_said_to_be_where_it_was_asked_for() {
    let mut desk = Desk::with_records();
    let mut without = desk.services();
    without.opener = Arc::new(|_| Err(std::io::Error::other("nothing shows it")));
    desk.player = Player::new(without);
    desk.is_open();
    desk.goes_to("desk-settings");
    let show = desk.get("desk-show-folder");
    desk.clicks(&show);
    let path = desk.path("keys").display().to_string();
    let said = desk.with("desk-not-shown", &[("path", path.into())]);
    desk.sees(&said);
}

#[test]
fn a_folder_that_is_dropped_is_looked_at_and_nothing_is_let_go() {
    let mut desk = Desk::with_records();
    desk.is_open();
    let away = desk.path("away");
    desk.player.tell(Message::Dropped(away));
    let stranger = desk.get("desk-leave-out");
    desk.clicks(&stranger);
    let take = desk.with("desk-take-in", &[("count", 1.into())]);
    desk.clicks(&take);
    let receipts = desk.with("desk-receipts", &[("count", 2.into())]);
    desk.sees(&receipts);
    let safe = desk.get("desk-safe");
    assert!(!desk.player.shows(&safe));
}

#[test]
fn a_month_is_read_and_saved() {
    let mut desk = Desk::with_records();
    desk.is_open();
    desk.goes_to("desk-months");
    desk.sees("November 2026");
    let meeting = desk.get("desk-by-meeting");
    desk.sees(&meeting);
    desk.sees("Monday Evening");
    let waits = desk.player.shows("It waits for");
    assert!(waits, "a kiosk is silent");
    let save = desk.get("desk-save");
    desk.clicks(&save);
    desk.sees("Saved in");
    let folder = desk.path("Report_2026-11");
    for file in [
        "Report.xlsx",
        "Report.pdf",
        "Board.pdf",
        "people.csv",
        "chips.csv",
    ] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    let numbers = desk.get("desk-numbers");
    desk.clicks(&numbers);
    let evenings = desk.get("desk-col-evenings");
    desk.sees(&evenings);
    // What to have ready in December.
    let milestones = desk.get("desk-milestones");
    desk.clicks(&milestones);
    desk.sees("30 days, orange, key tag");
}

#[test]
fn somebody_is_found_by_keys_alone_and_called_by_another_name() {
    let mut desk = Desk::with_records();
    desk.is_open();
    desk.goes_to("desk-people");
    desk.sees("of 60 people");
    let find = Message::Key(Shortcut::Find);
    desk.player.moves(|player| player.tell(find)).unwrap();
    // One is left at the last digit and not before, so that no answer comes behind the first Tab.
    desk.player.type_text("r-005");
    desk.sees("1 of 60 people");
    desk.sees("Zoë B");
    // From the filter past the three lists and the headings to the table, and on to the name.
    let save = desk.get("desk-name-save");
    for _ in 0..LISTS + HEADINGS + 2 {
        desk.player.moves(|player| player.key(Key::Tab)).unwrap();
    }
    for _ in 0.."Zoë B".chars().count() {
        desk.player.key(Key::Backspace);
    }
    desk.player.type_text("Zoe Brown");
    desk.clicks(&save);
    let chosen = desk.with("desk-name-chosen", &[("name", "Zoë B".into())]);
    desk.sees(&chosen);
    let back = desk.get("desk-name-back");
    desk.clicks(&back);
    desk.player
        .wait_until("the chosen name alone", |player| !player.shows(&chosen))
        .unwrap();
}

#[test]
fn two_who_are_one_are_counted_as_one_and_as_two_again() {
    let mut desk = Desk::with_records();
    desk.is_open();
    desk.goes_to("desk-people");
    let doubles = desk.with("desk-doubles", &[("count", 1.into())]);
    desk.clicks(&doubles);
    let merge = desk.get("desk-merge");
    desk.clicks(&merge);
    let merged = desk.with("desk-merged", &[("count", 1.into())]);
    desk.clicks(&merged);
    let split = desk.get("desk-split");
    desk.clicks(&split);
    let none = desk.get("desk-merged-none");
    desk.sees(&none);
}

#[test]
fn somebody_is_taken_off_after_a_question_and_a_stick_takes_it_to_the_kiosks() {
    let mut desk = Desk::with_records();
    desk.is_open();
    let stick = desk.plugs_in();
    desk.player.tell(Message::LookForSticks);
    desk.goes_to("desk-people");
    desk.sees("of 60 people");
    let erase = desk.get("desk-erase");
    desk.clicks(&erase);
    let keep = desk.get("desk-erase-no");
    desk.clicks(&keep);
    desk.clicks(&erase);
    let yes = desk.get("desk-erase-yes");
    desk.sees(&yes);
    desk.pictured("erase");
    desk.clicks(&yes);
    let gone = desk.get("desk-taken-off");
    desk.sees(&gone);
    desk.goes_to("desk-kiosks");
    let due = desk.get("desk-due");
    desk.sees(&due);
    let site = || ("site", Value::from("HOPE"));
    let news = desk.with("desk-due-news", &[("count", 1.into()), site()]);
    desk.sees(&news);
    desk.pictured("package-due");
    let pack = desk.with("desk-pack", &[site(), ("stick", "BLUE".into())]);
    desk.clicks(&pack);
    let packed = desk.with("desk-packed", &[site(), ("stick", "BLUE".into())]);
    desk.sees(&packed);
    let safe = desk.get("desk-safe");
    desk.sees(&safe);
    desk.player
        .wait_until("it is said", |player| !player.shows(&news))
        .unwrap();
    let files = std::fs::read_dir(stick.join("DOOR")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.ends_with(".pack.age")).count(), 1);
    // They are told when they have taken it, and not before.
    let behind = desk.with("desk-due-behind", &[("date", "November 30".into())]);
    let behind = behind.split("November").next().unwrap().to_owned();
    desk.sees(&behind);
    desk.pictured("package-written");
}

/// From a file of an office to the people whom a kiosk knows.
#[test]
fn a_list_is_looked_at_kept_taken_back_and_carried_to_the_kiosk() {
    let mut desk = Desk::with_records();
    desk.is_open();
    let stick = desk.plugs_in();
    desk.player.tell(Message::LookForSticks);
    let file = desk.path("People.csv");
    let list = "Called,Last name,Number\nRosa,Luz,R-900\n,,R-901\nSam,Quast,R-902\n";
    std::fs::write(&file, list).unwrap();
    desk.goes_to("desk-lists");
    desk.player.tell(Message::Dropped(file));
    // Nothing in the headings says that this is the chosen name.
    desk.sees("Called");
    let name = desk.get("desk-field-name");
    desk.clicks(&name);
    desk.clicks("HALL");
    let values = [("new", 2.into()), ("changed", 0.into()), ("same", 0.into())];
    let counts = desk.with("desk-list-counts", &values);
    desk.sees(&counts);
    let no_name = desk.get("desk-wrong-no-name");
    let values = [("row", "3".into()), ("what", no_name.into())];
    let problem = desk.with("desk-list-problem", &values);
    desk.sees(&problem);
    desk.pictured("list");
    let site = || ("site", Value::from("HALL"));
    let keep = desk.with("desk-list-keep-for", &[site()]);
    desk.clicks(&keep);
    let waits = desk.with("desk-list-waits", &[("count", 2.into()), site()]);
    desk.sees(&waits);
    let back = desk.get("desk-list-back");
    desk.clicks(&back);
    desk.player
        .wait_until("no list", |player| !player.shows(&waits))
        .unwrap();
    // Once more, and out.
    desk.player.tell(Message::Dropped(desk.path("People.csv")));
    desk.clicks(&name);
    desk.clicks("HALL");
    desk.clicks(&keep);
    let pack = desk.with("desk-pack", &[site(), ("stick", "BLUE".into())]);
    desk.clicks(&pack);
    let packed = desk.with("desk-packed", &[site(), ("stick", "BLUE".into())]);
    desk.sees(&packed);
    desk.player
        .wait_until("it waits no more", |player| !player.shows(&waits))
        .unwrap();
    let known = made_up::takes_over(desk.dir.path(), &stick);
    assert_eq!(known, ["Rosa Luz R-900", "Sam Quast R-902"]);
}

#[test]
fn a_silent_kiosk_says_so_in_words_and_may_be_gone() {
    let mut desk = Desk::with_records();
    desk.is_open();
    let silent = desk.with("desk-side-silent", &[("count", 1.into())]);
    desk.sees(&silent);
    desk.goes_to("desk-kiosks");
    let said = desk.with("desk-kiosk-silent", &[("days", 37.into())]);
    desk.sees(&said);
    let gone = desk.get("desk-gone");
    desk.clicks(&gone);
    let said = desk.get("desk-kiosk-gone");
    desk.sees(&said);
    assert!(!desk.player.shows(&silent));
}

#[test]
fn a_sheet_on_a_stick_is_found() {
    let mut desk = Desk::with_records();
    desk.is_open();
    desk.plugs_in();
    desk.player.tell(Message::LookForSticks);
    desk.goes_to("desk-badges");
    desk.sees("Cards_2026-11-20");
}

#[test]
fn a_wish_holds_at_once_and_the_next_time() {
    let mut desk = Desk::with_records();
    desk.is_open();
    desk.goes_to("desk-settings");
    let dark = desk.get("desk-theme-dark");
    desk.clicks(&dark);
    let chosen = desk.with("desk-chosen", &[("label", dark.into())]);
    desk.sees(&chosen);
    let wishes = crate::ui::office::keep::read(&desk.path("window.toml"), "C");
    assert_eq!(wishes.theme, crate::ui::theme::ThemeKind::Dark);
    let copy = desk.get("desk-backup-do");
    desk.clicks(&copy);
    desk.sees("The copy is in");
    assert!(desk.path("office-copy.sqlite").is_file());
}

/// Restarted at night, in the morning it is as if nothing had been.
#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn a_server_that_was_restarted_takes_nothing_from_the_window() {
    let mut desk = Desk::with_records();
    let services = desk.services();
    let clerk = services.clerk.clone();
    desk.player = Player::new(services);
    desk.is_open();
    let restart = || block_on(clerk.ask(|books| books.office().map(cut_off))).unwrap();
    restart().unwrap();
    desk.goes_to("desk-months");
    desk.sees("November 2026");
    desk.goes_to("desk-kiosks");
    let gone = desk.get("desk-gone");
    desk.sees(&gone);
    restart().unwrap();
    desk.clicks(&gone);
    let said = desk.get("desk-kiosk-gone");
    desk.sees(&said);
}

#[test]
fn a_server_that_does_not_answer_is_said_to() {
    let mut desk = Desk::begun(|dir, _| {
        make_keys(&dir.join("keys"), &SystemChance).unwrap();
    });
    let empty = desk.path("sticks").display().to_string();
    let nowhere: Database = format!("postgresql:///none?host={empty}&user=office")
        .parse()
        .unwrap();
    desk.player = Player::new(services(desk.dir.path(), nowhere, USUAL));
    let title = desk.get("desk-failed-title");
    desk.sees(&title);
    let said = desk.get("desk-failed-server");
    desk.sees(&said);
}

#[test]
fn the_tab_key_goes_from_one_control_to_the_next() {
    let mut desk = Desk::with_records();
    desk.is_open();
    // The list at the side is first: its second entry is the months.
    for _ in 0..2 {
        desk.player.moves(|player| player.key(Key::Tab)).unwrap();
    }
    desk.player.key(Key::Enter);
    desk.sees("November 2026");
}

/// Nothing of what a second machine wrote comes in, and that it is not here is said until staff
/// have seen to it.
#[test]
fn a_kiosk_as_which_another_machine_writes_is_an_alarm_until_it_is_seen_to() {
    let mut desk = Desk::with_records();
    desk.is_open();
    let stick = desk.path("sticks/BLUE");
    std::fs::create_dir(&stick).unwrap();
    made_up::copied(desk.dir.path(), &stick);
    desk.player.tell(Message::LookForSticks);
    let note = desk.get("desk-note-alarm");
    desk.clicks(&note);
    let safe = desk.get("desk-safe");
    desk.sees(&safe);
    let alarm = desk.with("desk-side-forked", &[("count", 1.into())]);
    desk.goes_to("desk-kiosks");
    desk.sees(&alarm);
    let what_to_do = desk.get("desk-kiosk-forked-do");
    desk.sees(&what_to_do);
    desk.pictured("kiosk-copied");
    desk.goes_to("desk-months");
    desk.sees("Another machine writes as a kiosk");
    desk.pictured("month-copied");
    desk.goes_to("desk-kiosks");
    let settled = desk.get("desk-settled");
    desk.clicks(&settled);
    desk.player
        .wait_until("no alarm", |player| !player.shows(&alarm))
        .unwrap();
    assert!(!desk.player.shows(&what_to_do));
}
