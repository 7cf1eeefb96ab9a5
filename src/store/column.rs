//! Values of the domain from the columns that hold them.

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use super::{Result, StoreError};
use crate::domain::attendance::{Kind, Method};
use crate::domain::name::ChosenName;

/// Who somebody is in the room.
pub(super) fn kind(code: &str) -> Result<Kind> {
    Kind::from_code(code).ok_or(StoreError::Unreadable("kind"))
}

/// How an attendance came in.
pub(super) fn method(code: &str) -> Result<Method> {
    Method::from_code(code).ok_or(StoreError::Unreadable("method"))
}

/// A chosen name.
pub(super) fn chosen_name(name: &str) -> Result<ChosenName> {
    ChosenName::new(name).map_err(|_| StoreError::Unreadable("name"))
}

/// A local date.
pub(super) fn date(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| StoreError::Unreadable("date"))
}

/// A value whose code is also its JSON text.
pub(super) fn coded<T: DeserializeOwned>(code: String, what: &'static str) -> Result<T> {
    serde_json::from_value(code.into()).map_err(|_| StoreError::Unreadable(what))
}

/// A value from its JSON.
pub(super) fn from_json<T: DeserializeOwned>(json: &str, what: &'static str) -> Result<T> {
    serde_json::from_str(json).map_err(|_| StoreError::Unreadable(what))
}

/// What a stored code stands for, if it stands for anything.
pub(super) fn found<T>(value: Option<T>, what: &'static str) -> Result<T> {
    value.ok_or(StoreError::Unreadable(what))
}
