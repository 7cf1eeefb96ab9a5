//! What `keytag doctor` says of a camera, through the real program.

use super::Rig;
use super::pictures;

fn said(setting: Option<(&'static str, &str)>) -> Option<String> {
    let mut rig = Rig::new("GREY", &[pictures::room()])?;
    if let Some((name, value)) = setting {
        rig.set(name, value);
    }
    let config = rig.dir.path().join("config");
    std::fs::create_dir(&config).unwrap();
    let named = format!("[camera]\nname = \"{}\"\n", rig.device().display());
    std::fs::write(config.join("kiosk.toml"), named).unwrap();
    let places = ["--data", "none", "--config", config.to_str().unwrap()];
    let output = rig.run(
        env!("CARGO_BIN_EXE_keytag"),
        &[&places[..], &["doctor"]].concat(),
    );
    let out = String::from_utf8(output.stdout).unwrap();
    let line = out.lines().find(|line| line.contains("  camera ")).unwrap();
    Some(line.to_owned())
}

#[test]
fn doctor_says_what_a_camera_gives_or_what_to_do() {
    for (setting, state, words) in [
        (None, "ok", "640 x 480 GREY, 30 a second"),
        (
            Some(("KEYTAG_SHIM_FAIL", "open 13")),
            "MEND",
            "usermod -aG video",
        ),
        (
            Some(("KEYTAG_SHIM_FAIL", "format 16")),
            "note",
            "another program uses it",
        ),
        (Some(("KEYTAG_SHIM_HANG", "-1")), "MEND", "no picture came"),
        (
            Some(("KEYTAG_SHIM_FAIL", "stream 16")),
            "note",
            "another program",
        ),
        (Some(("KEYTAG_SHIM_FAIL", "open 2")), "note", "plug it in"),
        (
            Some(("KEYTAG_SHIM_FORMS", "RGB3,H264")),
            "MEND",
            "of the kind UVC",
        ),
        (
            Some(("KEYTAG_SHIM_CAN", "2")),
            "MEND",
            "it takes no pictures",
        ),
    ] {
        let Some(line) = said(setting) else {
            return;
        };
        assert!(line.starts_with(state) && line.contains(words), "{line}");
    }
}
