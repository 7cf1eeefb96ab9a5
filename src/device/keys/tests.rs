//! Keys without a device: what they write, and what happens when a scanner goes and comes back.

use std::collections::VecDeque;
use std::sync::mpsc;

use super::*;

const INPUTS: &str = "\
I: Bus=0003 Vendor=05e0 Product=1200 Version=0110
N: Name=\"Scanner of a Maker\"
H: Handlers=mouse2 event4

I: Bus=0003 Vendor=05e0 Product=1200 Version=0110
N: Name=\"Scanner of a Maker\"
H: Handlers=sysrq kbd event5 leds

I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name=\"Keyboard\"
H: Handlers=sysrq kbd event3 leds
";

/// The keys that a scanner presses for a text, as a US keyboard.
fn presses(text: &str) -> Vec<Press> {
    let press = |code, what| Press { code, what };
    let mut all = Vec::new();
    for sign in text.chars() {
        if sign == '\n' {
            all.extend([press(ENTER, Move::Down), press(ENTER, Move::Up)]);
            continue;
        }
        let found = ROWS.iter().find_map(|(first, plain, shifted)| {
            let at = |row: &str| row.chars().position(|written| written == sign);
            let place = at(plain).map(|place| (place, false));
            let (place, shift) = place.or(at(shifted).map(|place| (place, true)))?;
            Some((first + u16::try_from(place).unwrap(), shift))
        });
        let (code, shift) = found.unwrap();
        if shift {
            all.push(press(LEFT_SHIFT, Move::Down));
        }
        all.extend([
            press(code, Move::Down),
            press(code, Move::Held),
            press(code, Move::Up),
        ]);
        if shift {
            all.push(press(LEFT_SHIFT, Move::Up));
        }
    }
    all
}

fn written(presses: Vec<Press>) -> String {
    let mut keys = UsKeys::new();
    let keys = presses.into_iter().filter_map(|press| keys.take(press));
    keys.map(|key| match key {
        Key::Sign(sign) => sign,
        Key::Enter => '\n',
        Key::Tab => '\t',
        Key::Backspace => '⌫',
    })
    .collect()
}

#[test]
fn keys_write_what_a_us_keyboard_does() {
    let all = "]Q3CBDFGHJKLNPRSTVX`1234567890-=[]\\;',./~!@#$%^&*()_+{}|:\"<>?qwertyuiop\n";
    assert_eq!(written(presses(all)), all);
    // Numbers of the kernel, so that not everything is measured by itself.
    let down = |code| Press {
        code,
        what: Move::Down,
    };
    for (code, sign) in [
        (16, "q"),
        (30, "a"),
        (44, "z"),
        (48, "b"),
        (50, "m"),
        (11, "0"),
        (57, " "),
    ] {
        assert_eq!(written(vec![down(code)]), sign);
    }
    assert_eq!(written(vec![down(54), down(48)]), "B");
    assert_eq!(
        written(vec![down(96), down(15), down(14), down(82)]),
        "\n\t⌫0"
    );
    // Caps Lock, function keys and what is beyond write nothing.
    assert_eq!(written([58, 59, 0, 29, 113, 700].map(down).into()), "");
}

#[test]
fn a_scanner_is_found_by_its_name_where_it_types() {
    assert_eq!(
        event_file(INPUTS, "Scanner of a Maker").as_deref(),
        Some("event5")
    );
    assert_eq!(event_file(INPUTS, "Keyboard").as_deref(), Some("event3"));
    assert_eq!(event_file(INPUTS, "Scanner"), None);
    assert_eq!(event_file("", "Scanner of a Maker"), None);
}

/// What a made-up kernel has plugged in, one after the other: none, or what it will send until it
/// is pulled out.
struct Plugged(VecDeque<io::Result<Vec<Vec<Press>>>>);

impl Scanners for Plugged {
    fn grab(&mut self, name: &str) -> io::Result<Box<dyn Presses>> {
        assert_eq!(name, "Scanner of a Maker");
        let next = self.0.pop_front();
        let gone = || Err(io::ErrorKind::NotFound.into());
        Ok(Box::new(Sends(next.unwrap_or_else(gone)?.into())))
    }

    fn wait(&mut self) {}
}

struct Sends(VecDeque<Vec<Press>>);

impl Presses for Sends {
    fn next(&mut self) -> io::Result<Vec<Press>> {
        self.0
            .pop_front()
            .ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_scanner_that_was_pulled_out_is_heard_again_when_it_is_back() {
    let missing = || Err(io::ErrorKind::NotFound.into());
    let denied = Err(io::ErrorKind::PermissionDenied.into());
    // Pulled out with Shift down: put in anew, its keys are up.
    let mut torn = presses("b");
    torn.push(Press {
        code: LEFT_SHIFT,
        what: Move::Down,
    });
    let plugged = Plugged(VecDeque::from([
        denied,
        missing(),
        Ok(vec![torn]),
        missing(),
        missing(),
        Ok(vec![presses("c"), presses("\n")]),
    ]));
    let (send, told) = mpsc::channel();
    let tell = move |what| send.send(what).is_ok();
    let listening = listen(
        Box::new(plugged),
        "Scanner of a Maker".to_owned(),
        Box::new(tell),
    );
    let all: Vec<Told> = told.iter().take(7).collect();
    let (held, missing) = (Told::Is(Grab::Held), Told::Is(Grab::Missing));
    let key = |key| Told::Key(key);
    assert_eq!(
        all,
        [
            missing,
            held,
            key(Key::Sign('b')),
            missing,
            held,
            key(Key::Sign('c')),
            key(Key::Enter),
        ]
    );
    drop((listening.unwrap(), told));
}

#[test]
fn nothing_is_listened_to_when_nobody_listens_any_more() {
    let plugged = Plugged(VecDeque::from([Ok(vec![presses("bcd")])]));
    let (send, told) = mpsc::channel();
    let mut count = 0;
    let tell = move |_| {
        count += 1;
        // The last one to be told says so; the thread then ends and lets the channel go.
        let _ = send.send(count);
        count < 2
    };
    let listening = listen(
        Box::new(plugged),
        "Scanner of a Maker".to_owned(),
        Box::new(tell),
    );
    assert_eq!(told.iter().collect::<Vec<_>>(), [1, 2]);
    drop(listening.unwrap());
}
