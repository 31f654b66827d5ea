//! Whether a command is allowed, and which events follow from it.

mod own;
mod people;
mod photo;
mod question;
mod seating;
mod steps;
mod trace;

use super::{
    Cafe,
    command::{Command, Who},
    event::Event,
    id::Millis,
    programme::StepKind,
    refusal::Refusal,
};

/// What a command leads to: events, or a reason why not.
pub type Decision = Result<Vec<Event>, Refusal>;

/// What follows from a command, given by `who` at the time `now`: the events to apply, in order, or the reason why
/// nothing happens. A command whose wish is already reality follows with no event.
///
/// # Errors
/// The [`Refusal`].
pub fn decide(cafe: &Cafe, command: &Command, who: Who, now: Millis) -> Decision {
    match (command, who) {
        (
            Command::Open {
                code,
                keys,
                preparation,
            },
            Who::House,
        ) => Ok(vec![Event::Opened {
            code: code.clone(),
            keys: keys.clone(),
            preparation: preparation.tidy()?,
            at: now,
        }]),
        (Command::Join { key, alias, table }, Who::House) => people::join(cafe, key, alias, *table, now),
        (Command::Wake, Who::House) => Ok(steps::wake(cafe, now)),
        (Command::Plan { ways, basis }, Who::House) => seating::plan(cafe, ways, *basis),
        (Command::Leave(left), Who::Participant(by)) => trace::leave(cafe, by, left, now),
        (Command::LayPhoto(laid), Who::House) => photo::lay(cafe, laid, now),
        (Command::Reword { trace, text }, Who::Participant(by)) => own::reword(cafe, by, *trace, text),
        (Command::Move { trace, zone, at }, Who::Participant(by)) => own::shift(cafe, by, *trace, *zone, *at),
        (Command::Erase { trace }, Who::Participant(by)) => own::erase(cafe, by, *trace, now),
        (Command::Restore { trace }, Who::Participant(by)) => own::restore(cafe, by, *trace),
        (Command::Resonate { trace, matters }, Who::Participant(by)) => trace::resonate(cafe, by, *trace, *matters),
        (Command::Arrive { round }, Who::Participant(by)) => people::arrive(cafe, by, *round),
        (Command::Depart { participant }, Who::Participant(by)) if *participant == by => people::depart(cafe, by, now),
        (Command::Renew { keys }, Who::House) => Ok(people::renew(cafe, keys)),
        // Who closes the café by mistake opens it again.
        (Command::Back { leaving }, Who::Facilitator) => steps::back(cafe, *leaving, now),
        (Command::Rename { participant, alias }, Who::Facilitator) => people::rename(cafe, *participant, alias),
        (Command::Bar { participant, barred }, Who::Facilitator) => people::bar(cafe, *participant, *barred),
        (Command::HoldBack { holds }, Who::Facilitator) => Ok(trace::hold_back(cafe, *holds)),
        (Command::Approve { traces, approved }, Who::Facilitator) => trace::approve(cafe, traces, *approved),
        (_, Who::Facilitator) if cafe.is_over() => Err(Refusal::Over),
        (Command::Prepare { preparation }, Who::Facilitator) => {
            if cafe.programme.now() != StepKind::Arrival {
                return Err(Refusal::Begun);
            }
            Ok(seating::prepare(cafe, preparation.tidy()?))
        }
        (Command::Next { leaving }, Who::Facilitator) => steps::next(cafe, *leaving, now),
        (Command::Announce { table, text }, Who::Facilitator) => steps::announce(cafe, *table, text, now),
        (Command::Pause { step }, Who::Facilitator) => steps::pause(cafe, *step, now),
        (Command::Resume { step }, Who::Facilitator) => steps::resume(cafe, *step, now),
        (Command::SetLength { step, seconds }, Who::Facilitator) => steps::set_length(cafe, *step, *seconds, now),
        (
            Command::Ask {
                question,
                text,
                from,
                venue,
            },
            Who::Facilitator,
        ) => question::ask(cafe, *question, text, from, *venue),
        (Command::Mask { trace, reason }, Who::Facilitator) => trace::mask(cafe, *trace, reason, now),
        (Command::Unmask { trace }, Who::Facilitator) => trace::unmask(cafe, *trace),
        (Command::Refile { trace, cloth, round }, Who::Facilitator) => trace::refile(cafe, *trace, *cloth, *round),
        (Command::SetMode { table, mode }, Who::Facilitator) => people::set_mode(cafe, *table, *mode),
        (Command::Host { table, host }, Who::Facilitator) => seating::host(cafe, *table, *host),
        (Command::Regroup { participant, group }, Who::Facilitator) => seating::regroup(cafe, *participant, *group),
        (Command::Wish { rules, holds }, Who::Facilitator) => seating::wish(cafe, rules, *holds),
        (Command::Spread { holds }, Who::Facilitator) => seating::spread(cafe, *holds),
        (Command::Place { mover, round, table }, Who::Facilitator) => seating::place(cafe, *mover, *round, *table),
        (Command::SetTable { table, fate, question }, Who::Facilitator) => {
            seating::set_table(cafe, *table, *fate, *question)
        }
        (Command::Depart { participant }, Who::Facilitator) => people::depart(cafe, *participant, now),
        _ => Err(Refusal::NotAllowed),
    }
}
