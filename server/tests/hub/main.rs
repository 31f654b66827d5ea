//! The hub, asked as others ask it: who hears what, what is kept, and what happens when things break.

#[cfg(test)]
mod day;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod glance;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod listener;
#[cfg(test)]
mod phone;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod round;
#[cfg(test)]
mod telling;
#[cfg(test)]
mod waking;
#[cfg(test)]
mod world;
