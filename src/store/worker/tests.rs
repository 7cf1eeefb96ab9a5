use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::task::Wake;

use super::*;
use crate::domain::entry::{By, Event, NewEntry};
use crate::store::testing::{november, open, place};

#[test]
fn an_answer_comes_to_who_waits_and_the_act_is_done_if_nobody_does() {
    let (_dir, place) = place();
    let store = Store::start(open(&place, &november(24, 18, 0))).unwrap();
    drop(store.run(|book| book.write(&november(24, 18, 1), |act| act.begin_epoch(None))));
    let entries = store.run_blocking(|book| {
        Ok(book
            .conn
            .query_row("SELECT count(*) FROM log", [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(entries.unwrap(), 2);
}

#[test]
fn a_panic_is_one_failed_act_and_leaves_nothing_half_done() {
    let (_dir, place) = place();
    let store = Store::start(open(&place, &november(24, 18, 0))).unwrap();
    let panicked: Result<()> = store.run_blocking(|book| {
        book.write(&november(24, 18, 1), |act| {
            act.append(NewEntry {
                event: Event::ClockCorrected { offset: 1 },
                session: None,
                person: None,
                by: By::Terminal,
            })?;
            panic!("a defect")
        })
    });
    assert!(matches!(panicked, Err(StoreError::Panicked)));
    let entries = store.run_blocking(|book| {
        book.write(&november(24, 18, 2), |act| act.begin_epoch(None))?;
        Ok(book
            .conn
            .query_row("SELECT count(*) FROM log", [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(entries.unwrap(), 2);
}

#[test]
fn when_it_has_ended_everything_asked_before_is_done_and_nothing_afterwards() {
    let (_dir, place) = place();
    let store = Store::start(open(&place, &november(24, 18, 0))).unwrap();
    let clone = store.clone();
    let before = store.run(|book| book.write(&november(24, 18, 1), |act| act.begin_epoch(None)));
    let ended = store.end();
    let after = clone.run(|_| Ok(()));
    assert!(before.wait().is_ok());
    assert!(ended.wait().is_ok());
    assert!(matches!(after.wait(), Err(StoreError::Stopped)));
    assert!(matches!(clone.end().wait(), Err(StoreError::Stopped)));
    assert_eq!(place.backups().unwrap().len(), 1, "the evening was copied");
}

#[test]
fn a_key_that_is_forgotten_once_is_forgotten_by_each_clone() {
    let (_dir, place) = place();
    let book = open(&place, &november(24, 18, 0));
    let (held, clone) = (book.place().clone(), book.place().clone());
    std::fs::remove_file(place.key_file()).unwrap();
    assert!(held.reader().is_ok());
    clone.forget_key();
    assert!(matches!(held.reader(), Err(StoreError::KeyMissing(_))));
    assert!(matches!(
        book.place().reader(),
        Err(StoreError::KeyMissing(_))
    ));
}

#[test]
fn a_full_queue_says_so_at_once() {
    let (_dir, place) = place();
    let store = Store::start(open(&place, &november(24, 18, 0))).unwrap();
    let (go, gate) = mpsc::channel::<()>();
    let (started, start) = mpsc::channel();
    let first = store.run(move |_| {
        started.send(()).unwrap();
        let _ = gate.recv();
        Ok(())
    });
    start.recv().unwrap();
    let waiting: Vec<_> = (0..JOBS_MAX).map(|_| store.run(|_| Ok(()))).collect();
    assert!(matches!(
        store.run(|_| Ok(())).wait(),
        Err(StoreError::QueueFull)
    ));
    go.send(()).unwrap();
    first.wait().unwrap();
    for reply in waiting {
        reply.wait().unwrap();
    }
}

#[test]
fn any_executor_can_await_an_answer() {
    struct Counter(AtomicU32, SyncSender<()>);
    impl Wake for Counter {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
            let _ = self.1.try_send(());
        }
    }
    let (_dir, place) = place();
    let store = Store::start(open(&place, &november(24, 18, 0))).unwrap();
    let (go, gate) = mpsc::channel::<()>();
    let (woken, woke) = sync_channel(1);
    let counter = Arc::new(Counter(AtomicU32::new(0), woken));
    let waker = Waker::from(counter.clone());
    let mut context = Context::from_waker(&waker);
    let mut reply = Box::pin(store.run(move |_| {
        let _ = gate.recv();
        Ok(7)
    }));
    assert!(reply.as_mut().poll(&mut context).is_pending());
    go.send(()).unwrap();
    woke.recv().unwrap();
    assert!(matches!(
        reply.as_mut().poll(&mut context),
        Poll::Ready(Ok(7))
    ));
    assert_eq!(counter.0.load(Ordering::SeqCst), 1);
}
