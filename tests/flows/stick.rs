//! The month goes onto a stick, and adds up.

use std::fs;
use std::path::Path;

use super::Evening;

#[test]
fn what_the_door_recorded_is_on_the_stick() {
    let mut evening = Evening::new();
    for n in 0..5 {
        let person = evening.person(n);
        evening.scans(&person);
        evening.welcomes(&person);
    }
    evening.touches("button-done");
    let pin = evening.script.staff_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-staff");
    evening.touches("staff-export");
    let start = evening
        .words
        .with("export-start", &[("label", "DEMO".into())]);
    evening.touches_words(&start);
    evening.sees("export-done-title");
    let mut rows = 0;
    for folder in fs::read_dir(evening.stick()).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            assert!(!name.starts_with('.'), "{name} was left behind");
            if name.starts_with("attendance") && file.extension().is_some_and(|is| is == "csv") {
                let text = fs::read_to_string(&file).unwrap();
                rows += text.lines().count() as u64 - 1;
            }
        }
    }
    assert_eq!(rows, evening.on_disk().attendances);
    assert_eq!(evening.on_disk().unexported, 0);

    // The stick is lost: another one takes the same.
    let spare = evening.stick().with_file_name("SPARE");
    fs::create_dir(&spare).unwrap();
    evening.touches("button-done");
    evening.touches("staff-export");
    let start = evening
        .words
        .with("export-start", &[("label", "SPARE".into())]);
    evening.touches_words(&start);
    evening.sees("export-done-title");
    let carried = |stick: &Path| {
        let report = fs::read_dir(stick).unwrap().next().unwrap().unwrap();
        fs::read_to_string(report.path().join("attendance.csv")).unwrap()
    };
    assert_eq!(carried(&spare), carried(&evening.stick()));
    assert_eq!(evening.on_disk().unexported, 0);
}
