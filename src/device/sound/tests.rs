use super::*;
use crate::device::errand::tests::fake;

fn number(file: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(file[at..at + 4].try_into().unwrap())
}

#[test]
fn each_tone_is_a_whole_wave_file_shorter_than_a_second_and_soft() {
    for tone in [Tone::Done, Tone::Look] {
        let file = wave(tone);
        assert_eq!((&file[..4], &file[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        assert_eq!(number(&file, 4) as usize, file.len() - 8);
        assert_eq!(number(&file, 40) as usize, file.len() - 44);
        assert_eq!(number(&file, 24), RATE);
        let samples = samples(tone);
        assert!(samples.len() < RATE as usize && samples.len() > RATE as usize / 4);
        let loudest = samples.iter().map(|s| s.unsigned_abs()).max().unwrap();
        assert!((3_000..=10_000).contains(&loudest), "{loudest}");
        // It begins and ends in silence, so that nothing clicks.
        for end in [samples[0], samples[samples.len() - 1]] {
            assert!(end.unsigned_abs() < 200, "{end}");
        }
    }
}

/// How often the membrane comes back: a measure of how high it sounds.
fn crossings(samples: &[i16]) -> usize {
    let pairs = samples.windows(2);
    pairs.filter(|pair| pair[0] < 0 && pair[1] >= 0).count()
}

#[test]
fn the_chime_rises_and_the_double_tone_comes_twice() {
    let chime = samples(Tone::Done);
    let tenth = RATE as usize / 10;
    let (first, last) = (
        &chime[..tenth],
        &chime[chime.len() - 2 * tenth..chime.len() - tenth],
    );
    assert!(crossings(last) > crossings(first) * 5 / 4);
    let double = samples(Tone::Look);
    let gap = &double[RATE as usize * 22 / 100..RATE as usize * 26 / 100];
    assert!(gap.iter().all(|sample| *sample == 0));
    assert!(crossings(&double) < crossings(&chime));
}

#[test]
fn a_tone_is_handed_to_a_program_without_a_shell_and_without_a_file_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    assert!(ProgramSounds::find(&path).is_none());
    let told = fake(folder.path(), "aplay");
    let sounds = ProgramSounds::find(&path).unwrap();
    assert_eq!(sounds.by().as_deref(), Some("aplay"));
    sounds.play(Tone::Done);
    while !told.exists() {
        std::thread::yield_now();
    }
    let told = std::fs::read_to_string(told).unwrap();
    let bytes = wave(Tone::Done).len();
    let words: Vec<&str> = told.split_whitespace().collect();
    assert_eq!(words, ["/dev/stdin", bytes.to_string().as_str()]);
}
