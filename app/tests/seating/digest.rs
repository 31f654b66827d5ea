//! Plans of every kind, each as one number: a seed gives the same one on every platform.

use app::cafe::seating::planner::{Companions, Effort, Instance, Mode, Revisit, Rule, Schedule, plan};

/// What the plans come to. When the planner is changed, plans are others: what the test says then is written here.
pub(crate) const KNOWN: [u64; 8] = [
    0xe0798201990f22ad,
    0x90a86037f67207aa,
    0xa1f25b64895dbf95,
    0x518e3922fa1a383b,
    0x27d56ea62d5a3f75,
    0xeb2bfeab2bd50b0b,
    0x822bc30c2fd8a814,
    0xae62031eedcd58bb,
];

/// Moves that the planner may try for each.
const MOVES: u64 = 4_000;

fn planned(instance: &Instance) -> Schedule {
    let plan = plan(instance, 7, &mut Effort::moves(MOVES));
    plan.map(|plan| plan.schedule).unwrap_or_default()
}

/// FNV-1a.
fn digest(schedule: &Schedule) -> u64 {
    let seats = schedule.rounds.iter().flatten();
    let numbers = seats.map(|seat| seat.map_or(0, |table| table as u64 + 1));
    numbers.fold(0xcbf2_9ce4_8422_2325, |digest, number| {
        (digest ^ number).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The plans as they come out here.
pub(crate) fn digests() -> Vec<u64> {
    let hosts = [Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)];
    let held = Instance::mix(28, 7, 4);
    let rounds = planned(&held).rounds;
    let instances = [
        Instance::mix(25, 5, 4),
        Instance::mix(26, 6, 5),
        Instance::mix(40, 6, 4).hosted(&hosts),
        Instance {
            rules: vec![
                Rule::Together(0, 1),
                Rule::Apart(2, 3),
                Rule::Needs {
                    person: 4,
                    tables: vec![2],
                },
            ],
            ..Instance::mix(24, 6, 4)
        },
        held.after(1, &rounds).change(1, &[28, 29], &[3]).merge_table(1, 6, 5),
        Instance {
            companions: Companions::Avoid,
            ..Instance::mix(36, 6, 4)
        },
        Instance {
            revisit: Revisit::Allow,
            questions: (0..8).map(|table| table / 2).collect(),
            ..Instance::mix(33, 8, 5)
        },
        Instance::new(Mode::Groups, 7, 7, 7),
    ];
    instances.iter().map(|instance| digest(&planned(instance))).collect()
}
