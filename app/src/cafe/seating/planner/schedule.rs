//! A plan: who sits at which table in every round.

use std::fmt;

use super::instance::{Instance, Revisit, Standing};

/// By person: the table at which they sit in a round; none for those who are not there.
pub type Seats = Vec<Option<usize>>;

/// Who sits at which table in every round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The seats of each round.
    pub rounds: Vec<Seats>,
}

/// Why a schedule is not valid. Rounds are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has another number of rounds.
    Rounds,
    /// Somebody present has no seat, or somebody else has one.
    Presence {
        /// In which round.
        round: usize,
        /// Who.
        person: usize,
    },
    /// Somebody sits at a table that is not open.
    Closed {
        /// In which round.
        round: usize,
        /// At which table.
        table: usize,
    },
    /// A host is not at the own table.
    Host {
        /// In which round.
        round: usize,
        /// At which table.
        table: usize,
    },
    /// Two tables differ by more than one.
    Uneven {
        /// In which round.
        round: usize,
    },
    /// A held round was changed.
    Held {
        /// Which.
        round: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Fault {}

impl Schedule {
    /// Who sits at each table in a round (the first is 0), people in ascending order.
    #[must_use]
    pub fn tables(&self, round: usize, tables: usize) -> Vec<Vec<usize>> {
        let mut seated = vec![Vec::new(); tables];
        for (person, table) in self.rounds.get(round).into_iter().flatten().enumerate() {
            if let Some(at) = table.and_then(|table| seated.get_mut(table)) {
                at.push(person);
            }
        }
        seated
    }

    /// How many tickets of this plan say something else than those that people hold.
    #[must_use]
    pub fn changed_tickets(&self, instance: &Instance) -> usize {
        let rounds = instance.sittings.iter().zip(&self.rounds);
        rounds
            .map(|(sitting, seats)| match &sitting.standing {
                Standing::Ticketed(tickets) => sitting
                    .present
                    .iter()
                    .filter(|person| {
                        let ticket = tickets.get(**person).copied().flatten();
                        ticket.is_some() && seats.get(**person).copied().flatten() != ticket
                    })
                    .count(),
                Standing::Open | Standing::Held(_) => 0,
            })
            .sum()
    }

    /// Whether everybody present sits at exactly one open table, hosts at their own, tables even, and facts are facts.
    ///
    /// # Errors
    /// The first [`Fault`] that is found.
    pub fn check(&self, instance: &Instance) -> Result<(), Fault> {
        if self.rounds.len() != instance.sittings.len() {
            return Err(Fault::Rounds);
        }
        for (round, (sitting, seats)) in instance.sittings.iter().zip(&self.rounds).enumerate() {
            if let Standing::Held(held) = &sitting.standing {
                let person = |seats: &Seats, person: usize| seats.get(person).copied().flatten();
                if (0..instance.people).any(|who| person(seats, who) != person(held, who)) {
                    return Err(Fault::Held { round });
                }
                continue;
            }
            let mut sizes = vec![0_usize; instance.tables];
            for person in 0..instance.people {
                let seat = seats.get(person).copied().flatten();
                if seat.is_some() != sitting.has(person) {
                    return Err(Fault::Presence { round, person });
                }
                let Some(table) = seat else { continue };
                if !sitting.open.contains(&table) {
                    return Err(Fault::Closed { round, table });
                }
                sizes[table] += 1;
            }
            for (table, host) in sitting.hosts.iter().enumerate() {
                if host.is_some_and(|host| seats[host] != Some(table)) {
                    return Err(Fault::Host { round, table });
                }
            }
            let open = || sitting.open.iter().map(|table| sizes[*table]);
            if open().max().unwrap_or(0) - open().min().unwrap_or(0) > 1 {
                return Err(Fault::Uneven { round });
            }
        }
        Ok(())
    }
}

impl Instance {
    /// Whether coming back to a table counts.
    #[must_use]
    pub fn forbids_revisits(&self) -> bool {
        self.revisit == Revisit::Forbid
    }
}
