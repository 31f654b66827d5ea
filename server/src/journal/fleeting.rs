//! Cafés that are only rehearsed: kept in memory, beside a journal that never hears of them. When one is forgotten,
//! nothing of it is left.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use app::{
    cafe::{Cafe, Event, id::Code, tablecloth::PhotoId},
    wire::Seq,
};

use super::{Answer, Fault, Journal, Kept, name_of};

/// Pictures that one rehearsed café keeps: enough to try it with a real phone.
const PHOTOS: usize = 30;

/// A journal, and beside it the cafés that are rehearsed.
pub struct Fleeting {
    beneath: Arc<dyn Journal>,
    rehearsed: Mutex<HashMap<Code, Rehearsed>>,
}

/// A rehearsed café. It stays here when it is over: somebody may still ask for it, of whom the journal beneath is not to
/// hear.
#[derive(Default)]
struct Rehearsed {
    /// Whether it may be created.
    expected: bool,
    /// None before it is created, and again when it is over.
    kept: Option<Kept>,
    photos: HashMap<PhotoId, Arc<[u8]>>,
}

impl Fleeting {
    /// Over this journal, without any rehearsal.
    #[must_use]
    pub fn beside(beneath: Arc<dyn Journal>) -> Self {
        Self {
            beneath,
            rehearsed: Mutex::default(),
        }
    }

    /// Takes this code for a rehearsal: what is created under it stays in memory. `false`: the code is taken.
    ///
    /// # Errors
    /// The journal beneath can't say whether it is.
    pub async fn expect(&self, code: &Code) -> Result<bool, Fault> {
        if self.beneath.load(code).await?.is_some() {
            return Ok(false);
        }
        let mut rehearsed = self.rehearsed();
        let free = !rehearsed.contains_key(code);
        if free {
            let expected = Rehearsed {
                expected: true,
                ..Rehearsed::default()
            };
            rehearsed.insert(code.clone(), expected);
        }
        Ok(free)
    }

    /// Forgets a rehearsal. Its code is not given to another café before the house closes.
    pub fn forget(&self, code: &Code) {
        if let Some(rehearsed) = self.rehearsed().get_mut(code) {
            *rehearsed = Rehearsed::default();
        }
    }

    /// The rehearsals. A thread that died with the lock has left them whole: each change is one step.
    fn rehearsed(&self) -> MutexGuard<'_, HashMap<Code, Rehearsed>> {
        self.rehearsed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `of` makes of the rehearsal with this code; none where it is a real café.
    fn of<'a, T: Send + 'a>(
        &self,
        code: &Code,
        of: impl FnOnce(&mut Rehearsed) -> Result<T, Fault>,
    ) -> Option<Answer<'a, T>> {
        let answer = self.rehearsed().get_mut(code).map(of)?;
        Some(Box::pin(std::future::ready(answer)))
    }
}

impl Journal for Fleeting {
    fn create<'a>(&'a self, code: &'a Code, events: &'a [Event]) -> Answer<'a, bool> {
        let here = self.of(code, |rehearsed| {
            let free = std::mem::take(&mut rehearsed.expected);
            if free {
                let mut cafe = Cafe::default();
                events.iter().for_each(|event| cafe.apply(event));
                rehearsed.kept = Some(Kept {
                    cafe: Arc::new(cafe),
                    seq: Seq(events.len() as u64),
                });
            }
            Ok(free)
        });
        here.unwrap_or_else(|| self.beneath.create(code, events))
    }

    fn append<'a>(&'a self, code: &'a Code, after: Seq, events: Vec<Event>) -> Answer<'a, ()> {
        let here = self.of(code, |rehearsed| {
            let last = rehearsed.kept.as_ref().map_or(Seq::default(), |kept| kept.seq);
            match &mut rehearsed.kept {
                Some(kept) if last == after => {
                    let cafe = Arc::make_mut(&mut kept.cafe);
                    events.iter().for_each(|event| cafe.apply(event));
                    kept.seq.0 += events.len() as u64;
                    Ok(())
                }
                _ => Err(Fault::Overtaken {
                    code: code.clone(),
                    after,
                    last,
                }),
            }
        });
        match here {
            Some(answer) => answer,
            None => self.beneath.append(code, after, events),
        }
    }

    fn load<'a>(&'a self, code: &'a Code) -> Answer<'a, Option<Kept>> {
        self.of(code, |rehearsed| Ok(rehearsed.kept.clone()))
            .unwrap_or_else(|| self.beneath.load(code))
    }

    fn snapshot<'a>(&'a self, code: &'a Code, kept: Kept) -> Answer<'a, ()> {
        match self.of(code, |_| Ok(())) {
            Some(answer) => answer,
            None => self.beneath.snapshot(code, kept),
        }
    }

    fn keep_photo<'a>(&'a self, code: &'a Code, picture: Arc<[u8]>) -> Answer<'a, PhotoId> {
        let here = self.of(code, |Rehearsed { kept, photos, .. }| {
            let name = name_of(&picture);
            if kept.is_none() || photos.len() >= PHOTOS && !photos.contains_key(&name) {
                return Err(Fault::NoRoom);
            }
            photos.insert(name.clone(), Arc::clone(&picture));
            Ok(name)
        });
        match here {
            Some(answer) => answer,
            None => self.beneath.keep_photo(code, picture),
        }
    }

    fn photo<'a>(&'a self, code: &'a Code, id: &'a PhotoId) -> Answer<'a, Option<Vec<u8>>> {
        self.of(code, |rehearsed| {
            Ok(rehearsed.photos.get(id).map(|picture| picture.to_vec()))
        })
        .unwrap_or_else(|| self.beneath.photo(code, id))
    }

    fn ready<'a>(&'a self) -> Answer<'a, ()> {
        self.beneath.ready()
    }
}
