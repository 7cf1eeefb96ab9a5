//! `milestones.toml`: a site's own schemes, laid over those that the program brings.
//!
//! What a scheme may be is the domain's to say; here each step is tried on its own, so that one
//! mistake does not hide the next.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::de::DeValue;

use super::document::Section;
use crate::domain::milestone::{Scheme, Schemes, Step};
use crate::domain::series::SchemeId;

/// A scheme that reads well, to try one key of another in.
const SOUND: &str = "id = \"sound\"\ntitle = \"Sound\"\nsteps = []";

/// The longest name of a scheme, in characters.
const NAME_CHARS_MAX: usize = 32;

/// The schemes that the program brings: the file as it is shipped.
pub(super) fn built_in() -> Schemes {
    let shipped = include_str!("../../kiosk-config/milestones.toml");
    // A test reads the same file, so that it never comes to this.
    toml::from_str(shipped).unwrap_or(Schemes { scheme: Vec::new() })
}

/// Takes the file apart. A scheme of the site takes the place of one that has the same id.
pub(super) fn read(mut file: Section<'_>) -> Schemes {
    let sections = file.sections("scheme", Schemes::SCHEMES_MAX);
    file.finish();
    let mut own: Vec<Scheme> = Vec::new();
    for section in sections {
        if let Some(scheme) = read_one(section, &own) {
            own.push(scheme);
        }
    }
    let mut all = built_in();
    all.scheme
        .retain(|scheme| own.iter().all(|own| own.id != scheme.id));
    all.scheme.append(&mut own);
    all
}

fn read_one(mut section: Section<'_>, before: &[Scheme]) -> Option<Scheme> {
    let id = section.by_domain(SOUND, "id", |scheme: Scheme| scheme.id);
    let id = section.required("id", id, "id = \"our-chips\"");
    let id = id.filter(|id| {
        let is_new = before.iter().all(|before| before.id != *id.get_ref());
        if !is_new {
            let found = format!("scheme.id is {:?} for a second time", id.get_ref().0);
            section.report(
                id.span(),
                found,
                "an id of its own for each scheme".to_owned(),
                None,
            );
        }
        is_new
    });
    let title = section.by_domain(SOUND, "title", |scheme: Scheme| scheme.title);
    let title = section.required("title", title, "title = \"Our chips\"");
    let shape = section.by_domain(SOUND, "shape", |scheme: Scheme| scheme.shape);
    let are_steps_sound = try_steps(&section);
    let steps = if are_steps_sound {
        let steps = section.by_domain(SOUND, "steps", |scheme: Scheme| scheme.steps);
        section.required(
            "steps",
            steps,
            "steps = [{ after = \"30 days\", colour = \"red\" }]",
        )
    } else {
        section.take("steps");
        None
    };
    section.finish();
    Some(Scheme {
        id: id?.into_inner(),
        title: title?.into_inner(),
        shape: shape.map_or_else(Default::default, toml::Spanned::into_inner),
        steps: steps?.into_inner(),
    })
}

/// Tries each step on its own.
fn try_steps(section: &Section<'_>) -> bool {
    let steps = section.peek("steps").and_then(DeValue::as_array);
    let mut are_sound = true;
    for step in steps.into_iter().flatten() {
        if let Err(error) = Step::deserialize(step.clone().into_deserializer()) {
            section.refuse_error("steps", step.span(), &error);
            are_sound = false;
        }
    }
    are_sound
}

/// Which schemes may be named.
#[derive(Debug, Clone)]
pub(super) struct SchemeNames {
    names: Vec<String>,
    is_complete: bool,
}

impl SchemeNames {
    /// The names of these schemes; of more than these if the site's own could not be read.
    pub(super) fn of(schemes: &Schemes, is_complete: bool) -> Self {
        let names = schemes.scheme.iter().map(|scheme| scheme.id.0.clone());
        Self {
            names: names.collect(),
            is_complete,
        }
    }

    /// The scheme that a section names, if it names one that exists.
    pub(super) fn read(&self, section: &mut Section<'_>, key: &'static str) -> Option<SchemeId> {
        let name = section.text(key, NAME_CHARS_MAX)?;
        if self.is_complete && !self.names.contains(name.get_ref()) {
            section.refuse_text(key, &name, self.names.iter().map(String::as_str));
            return None;
        }
        Some(SchemeId(name.into_inner()))
    }
}
