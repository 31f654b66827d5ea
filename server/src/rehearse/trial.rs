//! Many people in a café of their own, measured: all come in, talk in two rounds, and change tables in between.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
    time::{Instant, sleep},
};

use super::{
    Mishap, cast,
    company::{Company, Order},
    conductor::Conductor,
    door::{Door, Seated},
    machine,
    pace::Pace,
    player::Player,
    report::{Report, Server},
};

/// How many stand at the door at once.
const AT_THE_DOOR: usize = 32;
/// How long everybody may take to come in or to change tables.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long what was written last may take to reach everybody; what has not come then is lost.
const SETTLING: Duration = Duration::from_secs(15);
/// How often somebody looks whether all are ready.
const GLANCE: Duration = Duration::from_millis(2);

/// Nobody else is there who could have one's alias.
const NO_SEAT: Mishap = Mishap::Waited("a seat in a café of our own");

type Everybody = JoinSet<Result<(), Mishap>>;

/// Plays, and measures.
pub(super) async fn play(
    door: &Arc<Door>,
    people: usize,
    tables: u16,
    seconds: u64,
    pid: Option<u32>,
) -> Result<Report, Mishap> {
    let look = || pid.map(machine::usage).transpose();
    let round = Duration::from_secs(seconds) / 2;
    let before = look()?;
    let opened = door.open(tables, seconds.div_ceil(60)).await?;
    let mut conductor = Conductor::begin(door, &opened).await?;
    let (orders, listening) = watch::channel(Order::Listen);
    let company = Company {
        door: Arc::clone(door),
        code: opened.code.clone(),
        ledger: Arc::new(Mutex::default()),
        orders: listening,
        pace: Pace::TRIAL,
    };

    let began = Instant::now();
    let mut everybody = JoinSet::new();
    let first = come_first(&company, &mut everybody).await?;
    come(&company, 1..people, &mut everybody);
    until(&mut everybody, "people to come in", || {
        company.ledger().present() == people
    })
    .await?;
    let joining_seconds = began.elapsed().as_secs_f64();
    let all_in = look()?;

    let mut talked = Duration::ZERO;
    let mut change = Duration::ZERO;
    for _ in 0..2 {
        let moving = Instant::now();
        let step = conductor.next().await?;
        until(&mut everybody, "people to change tables", || {
            company.ledger().at(step) == people
        })
        .await?;
        change = moving.elapsed();

        let talking = Instant::now();
        orders.send_replace(Order::Talk);
        sleep(round).await;
        orders.send_replace(Order::Listen);
        talked += talking.elapsed();
        let settled = until(&mut everybody, "the last traces", || company.ledger().is_settled());
        match tokio::time::timeout(SETTLING, settled).await {
            Ok(settled) => settled?,
            // The report counts what is missing.
            Err(_) => break,
        }
    }

    let after = look()?;
    let page_bytes = door.load_table(&company.code, &first).await?;
    orders.send_replace(Order::Leave);
    while let Some(gone) = everybody.join_next().await {
        gone.unwrap_or(Ok(()))?;
    }
    // The harvest, and the end: nobody is to join a café that was only a rehearsal.
    conductor.next().await?;
    conductor.next().await?;

    let server = before
        .zip(all_in)
        .zip(after)
        .map(|((before, all_in), after)| Server::between(before, all_in, after));
    Ok(Report {
        joining_seconds,
        page_bytes,
        change_ms: (change.as_secs_f64() * 1_000.0).round(),
        server,
        ..Report::of(&mut company.ledger(), people, tables, talked)
    })
}

/// The first person comes in; their phone's cookie.
async fn come_first(company: &Company, everybody: &mut Everybody) -> Result<String, Mishap> {
    match company.door.join(&company.code, &cast::alias(0)).await? {
        Seated::In { cookie } => {
            everybody.spawn(Player::new(company.clone(), cookie.clone()).play());
            Ok(cookie)
        }
        Seated::No => Err(NO_SEAT),
    }
}

/// These people come in by the door, some at once, and take part.
fn come(company: &Company, people: std::ops::Range<usize>, everybody: &mut Everybody) {
    let places = Arc::new(Semaphore::new(AT_THE_DOOR));
    for n in people {
        let (company, places) = (company.clone(), Arc::clone(&places));
        everybody.spawn(async move {
            let place = places.acquire().await;
            let seated = company.door.join(&company.code, &cast::alias(n)).await?;
            drop(place);
            match seated {
                Seated::In { cookie } => Player::new(company, cookie).play().await,
                Seated::No => Err(NO_SEAT),
            }
        });
    }
}

/// Waits until all are ready; a mishap of any of them ends it.
async fn until(everybody: &mut Everybody, what: &'static str, ready: impl Fn() -> bool) -> Result<(), Mishap> {
    let end = Instant::now() + PATIENCE;
    while !ready() {
        while let Some(gone) = everybody.try_join_next() {
            gone.unwrap_or(Ok(()))?;
        }
        if Instant::now() > end {
            return Err(Mishap::Waited(what));
        }
        sleep(GLANCE).await;
    }
    Ok(())
}
