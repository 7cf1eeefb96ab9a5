//! The power goes, and the disk fails.

use keytag::store::Place;

use super::{Evening, make_site, start};

#[test]
fn power_off_and_on_returns_to_the_door_with_the_session_running() {
    let mut evening = Evening::new();
    let before = evening.on_disk().attendances;
    let (rosa, kwame) = (evening.named("Rosa"), evening.named("Kwame"));
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    let mut evening = evening.restart();
    evening.sees("way-card");
    evening.scans(&rosa);
    evening.sees("all-set-title");
    evening.scans(&kwame);
    evening.welcomes(&kwame);
    assert_eq!(evening.on_disk().attendances, before + 2);
}

#[test]
fn a_database_that_cannot_be_used_says_paper_list_and_pretends_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    let script = make_site(&site);
    let database = site.join("keytag.db");
    let whole = std::fs::read(&database).unwrap();
    std::fs::write(&database, &whole[..whole.len() / 3]).unwrap();
    let (mut player, ..) = start(&site);
    player.wait_for("We'll keep a paper list today").unwrap();
    player.scan(&script.blank_tokens[0].replace(' ', ""));
    player.wait_for("We'll keep a paper list today").unwrap();
    assert!(!player.shows("Welcome"));
}

#[test]
fn staff_bring_the_records_back_from_the_copy_at_the_door() {
    let mut evening = Evening::new();
    let (rosa, kwame) = (evening.named("Rosa"), evening.named("Kwame"));
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    let before = evening.on_disk().attendances;
    let site = evening.dir.path().join("site");
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Place::new(&site).back_up(date).unwrap();
    evening.scans(&kwame);
    evening.welcomes(&kwame);
    // Its thread does so by itself, at some moment after the tick.
    Place::new(&site).keep_journal().unwrap();

    // The disk forgets a part of it while the power is off.
    drop(evening.player);
    let database = site.join("keytag.db");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[..40_000].fill(0);
    std::fs::write(&database, bytes).unwrap();
    std::fs::remove_file(site.join("keytag.db-wal")).unwrap_or_default();
    let (player, clock, held) = start(&site);
    let mut evening = Evening {
        player,
        clock,
        held,
        ..evening
    };
    evening.sees("paper-title");
    evening.touches("door-keeper");
    evening.sees("rescue-pin-title");
    let (facilitator, staff) = (
        evening.script.facilitator_pin.clone(),
        evening.script.staff_pin.clone(),
    );
    evening.types(&facilitator);
    evening.touches("key-done");
    evening.sees("pin-again");
    evening.types(&staff);
    evening.touches("key-done");
    evening.sees("rescue-title");
    evening.touches("rescue-yes");
    evening.sees("rescue-done-title");
    evening.sees("rescue-done-journal");
    evening.touches("button-done");
    evening.sees("way-card");

    // The door goes on: who is in the copy is in, and so is who came after it.
    for card in [&rosa, &kwame] {
        evening.scans(card);
        evening.sees("all-set-title");
    }
    assert_eq!(evening.on_disk().attendances, before + 1);
    let found = Place::new(&site).reader().unwrap().verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.faults);
    assert!(site.join("set-aside-1/keytag.db").exists());
}

#[test]
fn without_a_copy_staff_are_sent_to_a_technician() {
    let mut evening = Evening::new();
    let site = evening.dir.path().join("site");
    drop(evening.player);
    std::fs::write(site.join("keytag.db"), vec![0; 50_000]).unwrap();
    let (player, clock, held) = start(&site);
    evening = Evening {
        player,
        clock,
        held,
        ..evening
    };
    evening.sees("paper-title");
    evening.touches("door-keeper");
    let pin = evening.script.staff_pin.clone();
    evening.types(&pin);
    evening.touches("key-done");
    evening.sees("rescue-no-copy");
}
