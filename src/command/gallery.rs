//! The hidden gallery: a window with every widget. It opens no database and reads no configuration.

use clap::Args;

use super::{Failure, Result, window_size};
use crate::ui::gallery;
use crate::ui::theme::Panel;
use crate::ui::words::{ENGLISH, Words};

/// What the gallery stands on.
#[derive(Debug, Clone, Copy, PartialEq, Args)]
pub struct GalleryArgs {
    /// The size of the window.
    #[arg(long, value_name = "WxH", value_parser = window_size, default_value = "1280x800")]
    windowed: (u32, u32),
    /// The diagonal of the panel that it stands for, in inches.
    #[arg(long, value_name = "INCHES", default_value_t = 10.1)]
    inches: f32,
}

impl GalleryArgs {
    fn panel(self) -> Panel {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a window has a few thousand pixels"
        )]
        let (width, height) = (self.windowed.0 as f32, self.windowed.1 as f32);
        Panel::new(self.inches, width, height)
    }
}

/// Opens it and stays until it is closed.
pub(super) fn run(args: &GalleryArgs) -> Result {
    gallery::run(Words::new(ENGLISH), args.panel()).map_err(|error| {
        Failure::refused(
            format!("the window could not be opened: {error}"),
            "start it on a display, under X11 or Wayland",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Command, CommandLine};
    use crate::ui::theme::Panel;
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_gallery_is_there_and_no_help_names_it() {
        let line = [
            "keytag",
            "gallery",
            "--windowed",
            "800x480",
            "--inches",
            "7",
        ];
        let line = CommandLine::try_parse_from(line).unwrap();
        let Some(Command::Gallery(args)) = line.command else {
            panic!("another command");
        };
        assert_eq!(args.panel(), Panel::SEVEN_INCH);
        let help = CommandLine::command().render_long_help().to_string();
        assert!(help.contains("doctor") && !help.contains("gallery"));
    }
}
