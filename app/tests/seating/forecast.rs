//! What would come of a preparation.

use app::cafe::{
    preparation::{Planned, Preparation, Prepared},
    seating::{Forecast, Moving},
};

fn prepared(tables: u16, hosts: bool) -> Preparation {
    Preparation {
        title: "Salle".into(),
        questions: vec![Prepared {
            text: "Quoi ?".into(),
            zones: vec![],
            place: Planned::Tables { tables },
        }],
        rounds: 3,
        round_minutes: 20,
        moving: Moving::People,
        expected: Some(30),
        hosts,
        ..Preparation::default()
    }
}

#[test]
fn where_each_table_has_a_host_the_promise_is_for_a_café_with_hosts() {
    let forecast = |hosts| Forecast::of(&prepared(6, hosts)).unwrap();
    let (free, hosted) = (forecast(false), forecast(true));
    assert_eq!((free.cafe.hosts.len(), hosted.cafe.hosts.len()), (0, 6));
    // Two hosts never meet.
    let possible = |forecast: &Forecast| {
        let prospects = forecast.outlook.as_ref().unwrap().prospects.values();
        prospects.map(|one| one.possible).min()
    };
    assert_eq!((possible(&free), possible(&hosted)), (Some(29), Some(24)));
    assert!(!hosted.cafe.wants_plan());
    let stays = hosted.cafe.hosts.iter().all(|(table, host)| {
        let seat = |round| hosted.cafe.seat_of((*host).into(), round);
        (1..=3).all(|round| seat(app::cafe::id::Round(round)) == Some(*table))
    });
    assert!(stays);
}

#[test]
fn the_plan_is_looked_at_before_there_is_a_title() {
    let untitled = Preparation {
        title: " ".into(),
        ..prepared(6, false)
    };
    assert_eq!(Forecast::of(&untitled).map(|forecast| forecast.people), Ok(30));
}
