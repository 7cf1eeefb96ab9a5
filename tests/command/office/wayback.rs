//! The way back: what the office writes comes to its kiosks, and nothing else does.

use super::*;
use keytag::domain::id::PersonId;
use keytag::domain::name::ChosenName;
use keytag::domain::person::PersonDraft;

impl Office {
    fn package(&self, site: &str, more: &[&str]) -> Ended {
        let (db, keys) = (self.db.as_str(), self.path("keys"));
        let args = ["package", "--site", site, "--db", db, "--keys", &keys];
        office(args.into_iter().chain(more.iter().copied()))
    }

    /// Takes a kiosk's bundle in, and vouches for it.
    fn takes(&self, kiosk: &TestKiosk, name: &str) {
        let stick = self.stick(name);
        let bundle = export(kiosk, &stick);
        let key = bundle["key"].as_str().unwrap().to_owned();
        self.import(&[&stick, "--trust", &key]).done();
    }
}

fn kiosk_at(office: &Office, site: &str) -> TestKiosk {
    let kiosk = TestKiosk::new();
    kiosk.configure(&format!("[site]\ncode = \"{site}\"\n{}", office.lines));
    kiosk
}

/// The package on a stick.
fn package_on(stick: &str) -> String {
    let names = names_in(stick);
    let packages: Vec<_> = names
        .iter()
        .filter(|name| name.ends_with(".pack.age"))
        .collect();
    assert_eq!(packages.len(), 1, "{names:?}");
    let name = packages[0];
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    assert!(name.len() <= 60 && name.chars().all(fits), "{name}");
    Path::new(stick)
        .join("DOOR")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

fn add(kiosk: &TestKiosk, name: &str) -> PersonId {
    let draft = PersonDraft {
        name: Some(ChosenName::new(name).unwrap()),
        ..PersonDraft::default()
    };
    let mut book = kiosk.book();
    let added = book.add_person(&TestKiosk::now(), &draft, By::Terminal);
    added.unwrap().person
}

fn knows(kiosk: &TestKiosk, name: &str) -> bool {
    kiosk.book().people(Some(name), 0).unwrap().1 > 0
}

#[test]
fn what_the_offices_staff_wrote_comes_to_a_kiosk_after_somebody_looked_at_it() {
    let office = Office::new();
    let kiosk = kiosk_at(&office, "HALL");
    office.takes(&kiosk, "first");
    let folder = office.stick("written");
    let put = |name: &str, text: &str| fs::write(Path::new(&folder).join(name), text).unwrap();
    put("people.csv", "name,number\nRosa,4711\nLuz,4712\n");
    put(
        "series.toml",
        "[[series]]\nid = \"hope\"\ntitle = \"Open house\"\n\
         meets = { weekly = [\"tuesday\"] }\nstart = \"19:00\"\n",
    );
    put("withdrawn.csv", "card\nBCDF\n");
    let stick = office.stick("stick");
    let written = ["--to", stick.as_str(), "--from", folder.as_str()];
    // A letter is missing there.
    office.package("HALL", &written).refused_by_office("row 2");
    let card = kiosk.tokens(5..6).remove(0);
    put("withdrawn.csv", &format!("card\n{card}\n"));
    let made = office
        .package("HALL", &[&written[..], &["--json"]].concat())
        .done();
    assert_eq!(
        (&made.json()["people"], &made.json()["withdrawn"]),
        (&2.into(), &1.into())
    );
    let package = package_on(&stick);
    let looked = kiosk.ran(&["import", &package]).done();
    assert!(looked.out.contains("people: 2 new"), "{}", looked.out);
    assert!(looked.out.contains("meetings: 1 new"), "{}", looked.out);
    assert!(!knows(&kiosk, "Rosa"), "it was only looked at");
    let applied = kiosk
        .ran(&["import", &package, "--apply", "--json"])
        .done()
        .json();
    assert_eq!(applied["changes"]["people_new"], 2);
    assert!(knows(&kiosk, "Rosa") && knows(&kiosk, "Luz"));
    let again = kiosk.ran(&["import", &package, "--apply"]).done();
    assert!(again.out.contains("nothing changes"), "{}", again.out);
    kiosk.ran(&["verify"]).done();
}

#[test]
fn a_package_for_another_site_of_another_office_or_cut_changes_nothing() {
    let office = Office::with_a_file();
    let (hall, oak) = (kiosk_at(&office, "HALL"), kiosk_at(&office, "OAK"));
    office.takes(&hall, "first");
    let stick = office.stick("stick");
    office
        .package("OAK", &["--to", &stick])
        .refused_by_office("HALL");
    office.package("HALL", &["--to", &stick]).done();
    let package = package_on(&stick);
    oak.ran(&["import", &package, "--apply"])
        .refused("other kiosks");

    // The same kiosk, moved to another site.
    hall.configure(&format!("[site]\ncode = \"OAK\"\n{}", office.lines));
    hall.ran(&["import", &package]).refused("for the site HALL");
    let stranger = Office::with_a_file();
    hall.configure(&format!("[site]\ncode = \"HALL\"\n{}", stranger.lines));
    hall.ran(&["import", &package]).refused("has not signed it");
    hall.configure("[site]\ncode = \"HALL\"\n");
    hall.ran(&["import", &package]).refused("knows no office");

    hall.configure(&format!("[site]\ncode = \"HALL\"\n{}", office.lines));
    let whole = fs::read(&package).unwrap();
    fs::write(&package, &whole[..whole.len() - 1]).unwrap();
    hall.ran(&["import", &package]).refused("cut or changed");
    let mut changed = whole.clone();
    *changed.last_mut().unwrap() ^= 1;
    fs::write(&package, &changed).unwrap();
    hall.ran(&["import", &package]).refused("cut or changed");
    fs::write(&package, &whole).unwrap();
    hall.ran(&["import", &package, "--apply"]).done();
}

#[test]
fn two_kiosks_of_a_site_tell_each_other_by_the_office_which_reads_none_of_it() {
    let office = Office::with_a_file();
    let kiosks = [kiosk_at(&office, "HALL"), kiosk_at(&office, "HALL")];
    let rosa = add(&kiosks[0], "Rosa Luxembourg");
    add(&kiosks[1], "Kim");
    let mut sticks = Vec::new();
    for round in ["introduces", "tells"] {
        for (n, kiosk) in kiosks.iter().enumerate() {
            let name = format!("{round}{n}");
            office.takes(kiosk, &name);
            sticks.push(name);
        }
        let stick = office.stick(&format!("{round}-back"));
        office.package("HALL", &["--to", &stick]).done();
        for kiosk in &kiosks {
            kiosk
                .ran(&["import", &package_on(&stick), "--apply"])
                .done();
        }
        sticks.push(format!("{round}-back"));
    }
    assert!(knows(&kiosks[1], "Rosa Luxembourg") && knows(&kiosks[0], "Kim"));
    // She allowed nobody to name her in exports: the office knows no name of hers.
    let known = office.people(&["--json"]).done();
    assert!(!known.out.contains("Luxembourg"));
    for stick in &sticks {
        for name in names_in(&office.path(stick)) {
            let bytes = fs::read(Path::new(&office.path(stick)).join("DOOR").join(name)).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains("Luxembourg"));
        }
    }

    // She asks to be taken off at one of them: the other hears of it.
    let now = TestKiosk::now();
    kiosks[0].book().erase(&now, rosa, By::Terminal).unwrap();
    office.takes(&kiosks[0], "erased");
    let stick = office.stick("erased-back");
    office.package("HALL", &["--to", &stick]).done();
    let applied = kiosks[1]
        .ran(&["import", &package_on(&stick), "--apply"])
        .done();
    assert!(applied.out.contains("1 taken off"), "{}", applied.out);
    assert!(!knows(&kiosks[1], "Rosa Luxembourg"));
    kiosks[1].ran(&["verify"]).done();
}

#[test]
fn an_office_hands_over_to_new_keys_and_the_old_ones_count_no_more() {
    let office = Office::with_a_file();
    let kiosk = kiosk_at(&office, "HALL");
    office.takes(&kiosk, "first");
    let keys = office.path("new-keys");
    super::office(["keys", "--to", &keys]).done();
    let stick = office.stick("stick");
    let made = office.package("HALL", &["--to", &stick, "--hand-over", &keys, "--json"]);
    let made = made.done().json();
    let fingerprint = made["handed_over_to"].as_str().unwrap();
    let package = package_on(&stick);
    let looked = kiosk.ran(&["import", &package]).done();
    assert!(looked.out.contains(fingerprint), "{}", looked.out);
    kiosk.ran(&["import", &package, "--apply"]).done();

    // Bundles are sealed for the new keys, and open with no other.
    let stick = office.stick("second");
    export(&kiosk, &stick);
    office.import(&[&stick]).refused_by_office("another office");
    let import = ["import", "--db", &office.db, "--keys", &keys, &stick];
    // The database has the key of the old folder.
    fs::copy(
        Path::new(&office.path("keys")).join("database.key"),
        Path::new(&keys).join("database.key"),
    )
    .unwrap();
    super::office(import).done();
    let stick = office.stick("old");
    office.package("HALL", &["--to", &stick]).done();
    kiosk
        .ran(&["import", &package_on(&stick)])
        .refused("has not signed it");
    let stick = office.stick("new");
    let args = [
        "package", "--site", "HALL", "--db", &office.db, "--keys", &keys, "--to", &stick,
    ];
    super::office(args).done();
    kiosk
        .ran(&["import", &package_on(&stick), "--apply"])
        .done();
}
