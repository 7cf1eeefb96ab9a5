//! The same rules for the Spanish readings, in the words of their language.

use super::*;

fn spanish() -> Vec<Reading> {
    let packs = built_in().unwrap();
    let spanish = packs.into_iter().filter(|pack| pack.language == "es");
    spanish.flat_map(|pack| pack.readings).collect()
}

#[test]
fn both_languages_speak_on_the_same_days_of_the_same_things() {
    let about = |readings: Vec<Reading>| -> Vec<(ReadingKey, Option<Theme>)> {
        readings.iter().map(|it| (it.key(), it.theme())).collect()
    };
    assert_eq!(about(spanish()), about(english()));
}

#[test]
fn titles_questions_and_first_lines_are_each_used_once() {
    let pack = spanish();
    let unique = |of: &dyn Fn(&Reading) -> String| pack.iter().map(of).collect::<BTreeSet<_>>();
    assert_eq!(unique(&|r| r.title().to_lowercase()).len(), pack.len());
    assert_eq!(unique(&|r| r.question().to_lowercase()).len(), pack.len());
    let first_line = |reading: &Reading| sentences(reading.body())[0].to_lowercase();
    assert_eq!(unique(&first_line).len(), pack.len());
}

#[test]
fn every_reading_has_three_to_five_sentences_and_an_open_question() {
    const ASK: &str =
        "qué quién quiénes cuál cuáles dónde cómo cuándo cuánto cuánta cuántos cuántas adónde";
    for reading in spanish() {
        let count = sentences(reading.body()).len();
        assert!((3..=5).contains(&count), "{count}: {}", reading.title());
        let question = reading.question();
        let asked = question.split_once('¿').map(|(_, asked)| asked);
        assert!(
            question.ends_with('?') && question.chars().count() > 12,
            "{question}"
        );
        let is_open = words(asked.unwrap())
            .take(3)
            .any(|word| ASK.split(' ').any(|it| it == word));
        assert!(is_open, "{question}");
    }
}

#[test]
fn every_reading_has_something_for_today() {
    for reading in spanish() {
        let text = reading.body().to_lowercase();
        let has_today = words(&text).any(|word| word == "hoy") || text.contains("esta noche");
        assert!(has_today, "{}", reading.title());
    }
}

#[test]
fn no_reading_has_a_word_that_has_no_place_in_the_room() {
    // As in English; words that Spanish needs for something else as well are left to the reader.
    const WORDS: &str = "debes deber deberías debería nunca jamás simplemente solamente obligación dios oración \
        oraciones rezar reza rezo fe bendición bendito bendita iglesia biblia milagro \
        espiritual alcohol alcohólico alcohólica cerveza vino whisky vodka beber bebe bebí \
        bebía bebida bebidas bebedor borracho borracha ebrio sobrio sobria sobriedad copas \
        trago tragos droga drogas heroína cocaína crack metanfetamina opioide fentanilo \
        pastilla pastillas píldora aguja jeringa dosis desintoxicación colocado fumar fuma \
        fumé fumaba cigarro cigarrillo marihuana porro consumo consumir consumidor adicto \
        adicta adicción medicina medicación medicamento médico doctora doctor diagnóstico \
        terapia curar curado sanar sanado síntoma sobredosis suicidio matar muerto muerta \
        muerte recaída recaer recaí desliz resbalón fracaso fracasar fracasé fallar racha \
        perdedor débil vergüenza culpable padrino madrina ahijado rendirse impotente enmiendas \
        inventario serenidad hermandad denegado inválido obligado tribunal juzgado primavera \
        verano otoño invierno navidad pascua lunes martes miércoles jueves viernes sábado \
        domingo lluvia llueve llovía nieve nevaba soleado tormenta fútbol elecciones voto";
    const PHRASES: [&str; 10] = [
        "un día a la vez",
        "sigue viniendo",
        "lo primero es lo primero",
        "poder superior",
        "esto también pasará",
        "vive y deja vivir",
        "tener que",
        "tienes que",
        "hay que",
        "funciona si",
    ];
    let banned: BTreeSet<&str> = WORDS.split_whitespace().collect();
    for reading in spanish() {
        let title = reading.title();
        let text = [title, reading.body(), reading.question()]
            .join(" ")
            .to_lowercase();
        for word in words(&text) {
            assert!(!banned.contains(word.as_str()), "{word:?} in {title}");
        }
        for phrase in PHRASES {
            assert!(!text.contains(phrase), "{phrase:?} in {title}");
        }
        let is_plain = |c: char| (c.is_ascii() && c != '!') || "áéíóúüñ¿".contains(c);
        assert!(
            text.chars().all(is_plain),
            "no look-alikes from a word processor in {title}"
        );
    }
}

#[test]
fn every_reading_can_be_read_after_six_years_at_school() {
    for reading in spanish() {
        let grade = school_grade(reading.body());
        assert!(grade <= 6.0, "{grade:.1}: {}", reading.title());
    }
    assert!(school_grade("El gato duerme. Es un gato gris. Tiene sed.") < 3.0);
    let learned = "La responsabilidad institucional requiere documentación extraordinariamente \
                   pormenorizada de las consideraciones metodológicas.";
    assert!(school_grade(learned) > 8.0);
}

/// The grade after Crawford, from sentences and syllables in a hundred words of Spanish.
#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn school_grade(text: &str) -> f64 {
    let words: Vec<String> = words(text).collect();
    let in_hundred = |count: usize| 100.0 * count as f64 / words.len() as f64;
    let syllables = words.iter().map(|word| syllables(word)).sum();
    0.049 * in_hundred(syllables) - 0.205 * in_hundred(sentences(text).len()) - 3.407
}

/// Groups of vowels, less the silent u of qu and gu; two strong vowels, or a weak one with an
/// accent, are groups of their own.
fn syllables(word: &str) -> usize {
    let heard = word
        .replace("qu", "k")
        .replace("gue", "ge")
        .replace("gui", "gi");
    let is_vowel = |c: char| "aeiouáéíóúü".contains(c);
    let is_strong = |c: char| "aeoáéó".contains(c);
    let is_apart = |a: char, b: char| {
        (is_strong(a) && is_strong(b)) || [a, b].iter().any(|c| "íú".contains(*c))
    };
    let before = std::iter::once(' ').chain(heard.chars());
    let begins =
        |(c, before): &(char, char)| is_vowel(*c) && (!is_vowel(*before) || is_apart(*before, *c));
    heard.chars().zip(before).filter(begins).count().max(1)
}
