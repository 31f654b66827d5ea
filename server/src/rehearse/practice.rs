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

/// How long somebody waits where many want to come in.
const CROWD: Duration = Duration::from_secs(1);
/// How many aliases somebody tries before they wonder whether the café lets anybody in.
const TRIES: usize = 100;

/// Those who practise in a café.
pub(super) fn company(door: Arc<Door>, code: Code, orders: watch::Receiver<Order>, pace: Pace) -> Company {
    Company {
        door,
        code,
        ledger: Arc::new(Mutex::default()),
        orders,
        pace,
    }
}

/// Plays until the café is over, or for so long, and tells how it goes.
pub(super) async fn tell(door: &Arc<Door>, code: &Code, people: usize, seconds: Option<u64>) -> Result<(), Mishap> {
    let (orders, listening) = watch::channel(Order::Talk);
    let company = company(Arc::clone(door), code.clone(), listening, Pace::HUMAN);
    let mut everybody = JoinSet::new();
    come_in(&company, people, &mut everybody, |alias| println!("{alias} comes in")).await?;
    println!("all are in: conduct the café from its desk; they stay until it is closed");
    let staying = stay(&mut everybody, |mishap| eprintln!("somebody has to go: {mishap}"));
    match seconds {
        None => staying.await,
        Some(seconds) => {
            if timeout(Duration::from_secs(seconds), staying).await.is_err() {
                orders.send_replace(Order::Leave);
                while everybody.join_next().await.is_some() {}
            }
        }
    }
    Ok(())
}

/// Plays until the café is over, or whoever gave the orders is gone.
///
/// # Errors
/// The [`Mishap`] that let nobody else in; those who were in have played on.
pub(super) async fn play(company: Company, people: usize) -> Result<(), Mishap> {
    let mut everybody = JoinSet::new();
    let came = come_in(&company, people, &mut everybody, |_| {}).await;
    stay(
        &mut everybody,
        |mishap| tracing::debug!(%mishap, "somebody leaves a rehearsal"),
    )
    .await;
    came
}

type Everybody = JoinSet<Result<(), Mishap>>;

/// Lets people in one after the other, as long as somebody gives orders.
async fn come_in(
    company: &Company,
    people: usize,
    everybody: &mut Everybody,
    comes: impl Fn(&str),
) -> Result<(), Mishap> {
    let mut chance = Rng::new();
    let mut next = 0;
    for _ in 0..people {
        let (alias, cookie) = come(company, &mut next).await?;
        comes(&alias);
        everybody.spawn(Player::new(company.clone(), cookie).play());
        sleep(company.pace.gap.mul_f32(chance.f32())).await;
        if company.orders.has_changed().is_err() {
            break;
        }
    }
    Ok(())
}

/// Waits until all have left. One whom a facilitator removes, or whose line fails, is missed by nobody else.
async fn stay(everybody: &mut Everybody, missed: impl Fn(Mishap)) {
    while let Some(gone) = everybody.join_next().await {
        if let Ok(Err(mishap)) = gone {
            missed(mishap);
        }
    }
}

/// Lets the next person in, under the first name that nobody has.
async fn come(company: &Company, next: &mut usize) -> Result<(String, String), Mishap> {
    let mut taken = 0;
    while taken < TRIES {
        let alias = cast::alias(*next);
        match company.door.join(&company.code, &alias).await {
            // Many strangers are at the door: it is their turn next, as long as somebody gives orders.
            Err(Mishap::Turned { status: 429, .. }) if company.orders.has_changed().is_ok() => {
                sleep(CROWD).await;
                continue;
            }
            Ok(Seated::In { cookie }) => {
                *next += 1;
                return Ok((alias, cookie));
            }
            Ok(Seated::No) => (*next, taken) = (*next + 1, taken + 1),
            Err(mishap) => return Err(mishap),
        }
    }
    Err(Mishap::Waited("a seat"))
}
