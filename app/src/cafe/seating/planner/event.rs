//! What happens while a café runs: only rounds that are still to be planned change.

use super::{
    instance::{Instance, Sitting, Standing},
    schedule::Seats,
};

impl Instance {
    /// From this round (the first is 0) on, some come and some go. Whoever is new has the next free number, but for
    /// those who come back. A host who goes hosts no more.
    #[must_use]
    pub fn change(mut self, from: usize, arrive: &[usize], leave: &[usize]) -> Self {
        self.people = arrive
            .iter()
            .fold(self.people, |people, new| people.max(new.saturating_add(1)));
        for sitting in self.unheld(from) {
            sitting.present.retain(|person| !leave.contains(person));
            sitting.present.extend(arrive);
            sitting.present.sort_unstable();
            sitting.present.dedup();
            for host in &mut sitting.hosts {
                *host = host.filter(|person| !leave.contains(person) || arrive.contains(person));
            }
        }
        self
    }

    /// The rounds before this one (the first is 0) were held as seated here; the later ones are ticketed by it.
    #[must_use]
    pub fn after(mut self, round: usize, seated: &[Seats]) -> Self {
        for (number, (sitting, seats)) in self.sittings.iter_mut().zip(seated).enumerate() {
            if number < round {
                let sat = seats.iter().enumerate().filter(|(_, table)| table.is_some());
                sitting.present = sat.map(|(person, _)| person).collect();
                sitting.standing = Standing::Held(seats.clone());
            } else {
                sitting.standing = Standing::Ticketed(seats.clone());
            }
        }
        self
    }

    /// A table is opened before a round (the first is 0). A new one has the next free number.
    #[must_use]
    pub fn open_table(mut self, from: usize, table: usize) -> Self {
        self.tables = self.tables.max(table.saturating_add(1));
        for sitting in self.unheld(from) {
            sitting.open.push(table);
            sitting.open.sort_unstable();
            sitting.open.dedup();
        }
        self
    }

    /// A table is closed before a round (the first is 0). Its host moves like everybody else.
    #[must_use]
    pub fn close_table(mut self, from: usize, table: usize) -> Self {
        for sitting in self.unheld(from) {
            sitting.open.retain(|open| *open != table);
            if let Some(host) = sitting.hosts.get_mut(table) {
                *host = None;
            }
        }
        self
    }

    /// A table is merged into another one before a round (the first is 0): who has been at the first has been at the
    /// second. The host of the second stays.
    #[must_use]
    pub fn merge_table(mut self, from: usize, table: usize, into: usize) -> Self {
        self = self.close_table(from, table);
        if self.merged.len() <= table {
            self.merged.resize(table.min(self.tables).saturating_add(1), None);
        }
        if let Some(merged) = self.merged.get_mut(table).filter(|_| table != into) {
            *merged = Some(into);
        }
        self
    }

    /// Somebody hosts a table from a round (the first is 0) on, or nobody does.
    #[must_use]
    pub fn host_table(mut self, from: usize, table: usize, host: Option<usize>) -> Self {
        let tables = self.tables;
        for sitting in self.unheld(from) {
            sitting.hosts.resize(tables.max(sitting.hosts.len()), None);
            if let Some(hosts) = sitting.hosts.get_mut(table) {
                *hosts = host;
            }
        }
        self
    }

    fn unheld(&mut self, from: usize) -> impl Iterator<Item = &mut Sitting> {
        self.sittings.iter_mut().skip(from).filter(|sitting| !sitting.is_held())
    }
}
