//! What will be, unless somebody is faster: own commands that are not certain yet, as they will look.

use super::Mirror;
use crate::cafe::{
    Command, Leave, What,
    id::{ClothId, Millis, TraceId},
    tablecloth::{
        Mark, Signed, Thread, Trace,
        sheet::{self, LINE, Wish},
    },
};
use crate::ink::Point;

impl Mirror {
    /// The traces of a tablecloth that pending commands are about, as they will be: own ones that are not certain yet where
    /// they will lie, and certain ones that are soon different: reworded, moved, resonated with, or erased.
    #[must_use]
    pub fn ahead(&self, cloth: ClothId) -> Vec<Trace> {
        let mut ahead = Vec::new();
        for pending in &self.pending {
            match &pending.command {
                Command::Leave(left) => ahead.extend(self.will_leave(left, cloth, &ahead)),
                Command::Reword { trace, .. }
                | Command::Move { trace, .. }
                | Command::Erase { trace }
                | Command::Restore { trace }
                | Command::Resonate { trace, .. } => {
                    if let Some(index) = self.bring(*trace, cloth, &mut ahead) {
                        let mut trace = ahead.remove(index);
                        self.change(&pending.command, cloth, &ahead, &mut trace);
                        ahead.insert(index, trace);
                    }
                }
                _ => {}
            }
        }
        ahead
    }

    /// The trace that will follow from a command, on this tablecloth.
    fn will_leave(&self, left: &Leave, on: ClothId, ahead: &[Trace]) -> Option<Trace> {
        let Leave {
            trace,
            cloth,
            round,
            what,
            thread,
            signed,
        } = left;
        let me = self.cafe.people.get(&self.me()?)?;
        if *cloth != on || self.cafe.traces.known(*trace).is_some() {
            return None;
        }
        let sheet = self.cafe.sheet(on);
        let (mark, spot) = match what {
            What::Note { text, zone, at } => {
                let text = text.trim().to_owned();
                let zone = zone.or_else(|| sheet.zone_at(at.as_ref()?.x));
                let wish = at
                    .map(Wish::At)
                    .or_else(|| self.near(*thread, on, ahead).map(Wish::Near));
                let wish = wish.unwrap_or(Wish::Anywhere);
                let taken = sheet::in_the_way(self.around(on, ahead), wish);
                let spot = sheet.place_note(&taken, &text, zone, wish)?;
                (Mark::Note { text, zone }, spot)
            }
            What::Ink(stroke) => (
                Mark::Ink(stroke.clone()),
                sheet.place_ink(&stroke.points(usize::MAX).ok()?, stroke.pen())?,
            ),
        };
        let author = match signed {
            None => Some(me),
            Some(Signed::Person(id)) => self.cafe.people.get(id),
            Some(Signed::Table) => None,
        };
        Some(Trace {
            id: *trace,
            by: me.id,
            signed: *signed,
            alias: author.map_or_else(String::new, |author| author.alias.clone()),
            group: author.unwrap_or(me).group,
            round: self.cafe.round_of(me.id, on, *round).unwrap_or(*round),
            at: Millis::default(),
            spot,
            mark,
            about: String::new(),
            thread: *thread,
            mask: None,
            resonances: Vec::new(),
            approved: false,
            erased: None,
        })
    }

    /// What lies on a tablecloth, and what will.
    fn around<'a>(&'a self, cloth: ClothId, ahead: &'a [Trace]) -> impl Iterator<Item = &'a Trace> {
        let certain = self.cafe.traces.on(cloth).iter();
        let soon = ahead.iter().filter(|trace| trace.erased.is_none());
        certain
            .filter(|certain| ahead.iter().all(|trace| trace.id != certain.id))
            .chain(soon)
    }

    fn near<'a>(&'a self, thread: Option<Thread>, cloth: ClothId, ahead: &'a [Trace]) -> Option<&'a Trace> {
        let to = thread?.to;
        let certain = self.cafe.traces.find(to).filter(|(on, _)| *on == cloth);
        ahead
            .iter()
            .find(|trace| trace.id == to)
            .or(certain.map(|(_, trace)| trace))
    }

    /// Where a trace of this tablecloth stands among those that will be; a certain one is brought there.
    fn bring(&self, id: TraceId, cloth: ClothId, ahead: &mut Vec<Trace>) -> Option<usize> {
        if let Some(index) = ahead.iter().position(|trace| trace.id == id) {
            return Some(index);
        }
        let (_, trace) = self.cafe.traces.known(id).filter(|(on, _)| *on == cloth)?;
        ahead.push(trace.clone());
        Some(ahead.len() - 1)
    }

    /// Does to a trace what a command will do. What will be refused does no harm: it is shown for a moment.
    fn change(&self, command: &Command, cloth: ClothId, others: &[Trace], trace: &mut Trace) {
        let sheet = self.cafe.sheet(cloth);
        let place = |text: &str, zone, wish| {
            let around = self.around(cloth, others).filter(|other| other.id != trace.id);
            sheet.place_note(&sheet::in_the_way(around, wish), text, zone, wish)
        };
        let here = Wish::At(Point {
            x: trace.spot.x,
            y: trace.spot.y + LINE / 2,
        });
        match command {
            Command::Reword { text, .. } => {
                let text = text.trim();
                if let Mark::Note { text: words, zone } = &mut trace.mark {
                    let spot = place(text, *zone, here);
                    text.clone_into(words);
                    trace.spot = spot.unwrap_or(trace.spot);
                } else {
                    text.clone_into(&mut trace.about);
                }
            }
            Command::Move { zone, at, .. } => {
                let zone = zone.or_else(|| sheet.zone_at(at.as_ref()?.x));
                let spot = match (&trace.mark, at) {
                    (Mark::Note { text, .. }, at) => place(text, zone, at.map_or(Wish::Anywhere, Wish::At)),
                    (_, Some(at)) => Some(sheet.keep(trace.spot, *at)),
                    (_, None) => None,
                };
                if let Some(spot) = spot {
                    trace.put(spot, zone);
                }
            }
            Command::Erase { .. } => trace.erased = Some(Millis::default()),
            Command::Restore { .. } => {
                if let (Some(_), Mark::Note { text, zone }) = (trace.erased.take(), &trace.mark) {
                    trace.spot = place(text, *zone, here).unwrap_or(trace.spot);
                }
            }
            Command::Resonate { matters, .. } => {
                if let Some(me) = self.me() {
                    trace.resonates(me, *matters);
                }
            }
            _ => {}
        }
    }
}
