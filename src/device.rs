//! The only home of hardware. Each device can be absent, and absence is a value.
//!
//! What is said here is said in the words of the meeting room: keys, frames, volumes, tones. No
//! module below knows the window, the store or who comes to the meeting.

pub mod camera;
mod errand;
pub mod frames;
pub mod keys;
pub mod lookout;
pub mod printer;
pub mod scanner;
pub mod sound;
pub mod speech;
pub mod volume;
