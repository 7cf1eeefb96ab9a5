//! Work that waits for a device: on a thread of its own, so that whoever comes to the door
//! meanwhile is answered.

use std::thread;

use iced::futures::channel::oneshot;

/// Does this beside everything else; none where there is no thread for it.
pub(super) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (send, done) = oneshot::channel();
    let thread = thread::Builder::new().name("device".to_owned());
    let begun = thread.spawn(move || {
        // Nobody waits for it where the window is gone.
        let _ = send.send(work());
    });
    if let Err(error) = begun {
        tracing::error!(%error, "there is no thread for a device");
        return None;
    }
    done.await.ok()
}
