//! The power goes, and the disk fails.

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
    let (mut player, _clock) = start(&site);
    player.wait_for("We'll keep a paper list tonight").unwrap();
    player.scan(&script.blank_tokens[0].replace(' ', ""));
    player.wait_for("We'll keep a paper list tonight").unwrap();
    assert!(!player.shows("Welcome"));
}
