//! A journal in memory, which can be held up, and can fail.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use app::{
    cafe::{Cafe, Event, id::Code, tablecloth::PhotoId},
    wire::Seq,
};
use server::journal::{Answer, Fault, Journal, Kept, name_of};
use tokio::sync::watch;

#[derive(Default)]
pub(crate) struct Memory {
    cafes: Mutex<HashMap<Code, Vec<Event>>>,
    held: watch::Sender<bool>,
    asked: watch::Sender<usize>,
    fails: AtomicBool,
    appends: AtomicUsize,
    loads: AtomicUsize,
    snapshots: watch::Sender<usize>,
}

impl Memory {
    /// From now on, no append answers.
    pub(crate) fn hold(&self) {
        self.held.send_replace(true);
    }

    pub(crate) fn release(&self) {
        self.held.send_replace(false);
    }

    /// From now on, every append fails, or none.
    pub(crate) fn fail(&self, fails: bool) {
        self.fails.store(fails, Ordering::SeqCst);
    }

    /// How many appends have been kept.
    pub(crate) fn appends(&self) -> usize {
        self.appends.load(Ordering::SeqCst)
    }

    pub(crate) fn loads(&self) -> usize {
        self.loads.load(Ordering::SeqCst)
    }

    /// Waits until so many snapshots have been offered.
    pub(crate) async fn is_pictured(&self, times: usize) {
        let mut snapshots = self.snapshots.subscribe();
        snapshots.wait_for(|snapshots| *snapshots >= times).await.unwrap();
    }

    /// Waits until so many appends have been asked for.
    pub(crate) async fn is_asked(&self, times: usize) {
        let mut asked = self.asked.subscribe();
        asked.wait_for(|asked| *asked >= times).await.unwrap();
    }

    /// The café as its events tell it.
    pub(crate) fn fold(&self, code: &Code) -> Kept {
        self.find(code).unwrap()
    }

    fn find(&self, code: &Code) -> Option<Kept> {
        let cafes = self.cafes.lock().unwrap();
        let events = cafes.get(code)?;
        let mut cafe = Cafe::default();
        for event in events {
            cafe.apply(event);
        }
        Some(Kept {
            cafe: cafe.into(),
            seq: Seq(events.len() as u64),
        })
    }
}

impl Journal for Memory {
    fn create<'a>(&'a self, code: &'a Code, events: &'a [Event]) -> Answer<'a, bool> {
        Box::pin(async move {
            let mut cafes = self.cafes.lock().unwrap();
            let free = !cafes.contains_key(code);
            cafes.entry(code.clone()).or_insert_with(|| events.to_vec());
            Ok(free)
        })
    }

    fn append<'a>(&'a self, code: &'a Code, after: Seq, events: Vec<Event>) -> Answer<'a, ()> {
        Box::pin(async move {
            self.asked.send_modify(|asked| *asked += 1);
            let mut held = self.held.subscribe();
            held.wait_for(|held| !held).await.unwrap();
            // A disk takes its time: others get on meanwhile.
            tokio::task::yield_now().await;
            if self.fails.load(Ordering::SeqCst) {
                return Err(Fault::Closed);
            }
            let mut cafes = self.cafes.lock().unwrap();
            let kept = cafes.get_mut(code).unwrap();
            assert_eq!(
                after.0,
                kept.len() as u64,
                "somebody has written beside the café's task"
            );
            assert!(!events.is_empty(), "nothing is kept");
            kept.extend(events);
            self.appends.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
    }

    fn load<'a>(&'a self, code: &'a Code) -> Answer<'a, Option<Kept>> {
        self.loads.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Ok(self.find(code)) })
    }

    fn snapshot<'a>(&'a self, code: &'a Code, kept: Kept) -> Answer<'a, ()> {
        Box::pin(async move {
            let found = self.fold(code);
            assert!(kept.seq <= found.seq);
            assert!(
                kept.seq < found.seq || kept.cafe == found.cafe,
                "a snapshot is what is kept"
            );
            self.snapshots.send_modify(|snapshots| *snapshots += 1);
            Ok(())
        })
    }

    fn keep_photo<'a>(&'a self, _: &'a Code, picture: Arc<[u8]>) -> Answer<'a, PhotoId> {
        Box::pin(async move { Ok(name_of(&picture)) })
    }

    fn photo<'a>(&'a self, _: &'a Code, _: &'a PhotoId) -> Answer<'a, Option<Vec<u8>>> {
        Box::pin(async { Ok(None) })
    }

    fn ready<'a>(&'a self) -> Answer<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}
