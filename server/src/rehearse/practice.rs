//! A few people in a café that a facilitator watches: they come in one after the other, write at a human pace, and
//! change tables when the facilitator conducts.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use app::cafe::id::Code;
use fastrand::Rng;
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

use super::{
    Mishap, cast,
    company::{Company, Order},
    door::{Door, Seated},
    pace::Pace,
    player::Player,
};

/// Seconds between two people who come in, at most.
const GAP: f32 = 1.5;
/// How many aliases somebody tries before they wonder whether the café lets anybody in.
const TRIES: usize = 100;

/// Plays until the café is over, or for so long.
pub(super) async fn play(door: &Arc<Door>, code: &Code, people: usize, seconds: Option<u64>) -> Result<(), Mishap> {
    let mut chance = Rng::new();
    let (orders, listening) = watch::channel(Order::Talk);
    let company = Company {
        door: Arc::clone(door),
        code: code.clone(),
        ledger: Arc::new(Mutex::default()),
        orders: listening,
        pace: Pace::HUMAN,
    };
    let mut everybody = JoinSet::new();
    let mut next = 0;
    for _ in 0..people {
        let (alias, cookie) = come(&company, &mut next).await?;
        println!("{alias} comes in");
        everybody.spawn(Player::new(company.clone(), cookie).play());
        sleep(Duration::from_secs_f32(chance.f32() * GAP)).await;
    }
    println!("all are in: conduct the café from its desk; they stay until it is closed");

    let staying = async {
        while let Some(gone) = everybody.join_next().await {
            gone.unwrap_or(Ok(()))?;
        }
        Ok(())
    };
    let Some(seconds) = seconds else { return staying.await };
    match timeout(Duration::from_secs(seconds), staying).await {
        Ok(ended) => ended,
        Err(_) => {
            orders.send_replace(Order::Leave);
            while let Some(gone) = everybody.join_next().await {
                gone.unwrap_or(Ok(()))?;
            }
            Ok(())
        }
    }
}

/// Lets the next person in, under the first name that nobody has.
async fn come(company: &Company, next: &mut usize) -> Result<(String, String), Mishap> {
    for _ in 0..TRIES {
        let alias = cast::alias(*next);
        *next += 1;
        if let Seated::In { cookie } = company.door.join(&company.code, &alias).await? {
            return Ok((alias, cookie));
        }
    }
    Err(Mishap::Waited("a seat"))
}
