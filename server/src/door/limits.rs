//! How much the door lets through, in one table, and the gates that count it.
//!
//! A room full of phones is one address: by address only strangers are counted, and generously. Whoever sits in a café is
//! counted by themselves.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use app::cafe::{
    id::{Code, Key},
    sight::Viewer,
};
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};

/// Bytes of one form: the longest preparation that makes sense, with the escapes of its accents.
pub const FORM_BYTES: usize = 64 * 1_024;
/// Bytes of a form with a photo that are read, though most of them are thrown away: who sends too large a photo hears so
/// only once it is sent.
pub const PHOTO_FORM_BYTES: usize = 64 * 1_024 * 1_024;
/// Bytes of a field beside the photo.
pub const FIELD_BYTES: usize = 4 * 1_024;
/// Photos that come in at once, each in memory until it is developed; the others wait for their turn.
pub const UPLOADS: usize = 16;
/// How long a photo may take, over a bad line and with others before it.
pub const UPLOAD: Duration = Duration::from_secs(120);
/// How long a photo may stand still on its way.
pub const STALL: Duration = Duration::from_secs(20);
/// How long an answer may take.
pub const ANSWER: Duration = Duration::from_secs(20);
/// How long somebody waits who looks at a plan while others do.
pub const LOOK: Duration = Duration::from_secs(10);
/// How long an export may take, its wait for the exports before it included.
pub const EXPORT: Duration = Duration::from_secs(120);
/// How long open requests get to end when the house closes.
pub const FAREWELL: Duration = Duration::from_secs(5);

/// Strangers' requests behind one address: 1,000 people who come in at once make three each. At this pace it takes half a
/// year to guess one code of ten open cafés.
const STRANGERS: (u32, Duration) = (3_000, Duration::from_millis(20));
/// Cafés opened from one address: a whole school may, a script may not.
const CAFES: (u32, Duration) = (60, Duration::from_secs(30));
/// Plans looked at from one address, before a café is opened: each takes the server a second at most.
const LOOKS: (u32, Duration) = (40, Duration::from_secs(5));
/// Forms of one participant: nobody writes a note a second for long.
const FORMS: (u32, Duration) = (20, Duration::from_secs(1));
/// Pages that one participant asks for: each may be a full tablecloth.
const PAGES: (u32, Duration) = (60, Duration::from_secs(1));
/// Messages of one participant on all their lines: what was written in a long tunnel, then quick sketching.
const PHONES: (u32, Duration) = (200, Duration::from_millis(50));
/// Glances of one participant's pen: a little faster than a page sends them. They are not counted as messages.
const GLANCES: (u32, Duration) = (30, Duration::from_millis(80));
/// Messages of all facilitators of one café.
const DESKS: (u32, Duration) = (500, Duration::from_millis(10));

/// The gates. Each lets through a number of requests at once, and then one in each period.
pub struct Gates {
    strangers: DefaultKeyedRateLimiter<IpAddr>,
    cafes: DefaultKeyedRateLimiter<IpAddr>,
    looks: DefaultKeyedRateLimiter<IpAddr>,
    forms: DefaultKeyedRateLimiter<Key>,
    pages: DefaultKeyedRateLimiter<Key>,
    phones: DefaultKeyedRateLimiter<(Code, Viewer)>,
    glances: DefaultKeyedRateLimiter<(Code, Viewer)>,
    desks: DefaultKeyedRateLimiter<(Code, Viewer)>,
}

impl Default for Gates {
    fn default() -> Self {
        Self {
            strangers: gate(STRANGERS),
            cafes: gate(CAFES),
            looks: gate(LOOKS),
            forms: gate(FORMS),
            pages: gate(PAGES),
            phones: gate(PHONES),
            glances: gate(GLANCES),
            desks: gate(DESKS),
        }
    }
}

impl Gates {
    /// Whether a stranger behind this address may ask for a café.
    #[must_use]
    pub fn lets_ask(&self, address: IpAddr) -> bool {
        self.strangers.check_key(&household(address)).is_ok()
    }

    /// Whether a café may be opened from this address.
    #[must_use]
    pub fn lets_open(&self, address: IpAddr) -> bool {
        self.cafes.check_key(&household(address)).is_ok()
    }

    /// Whether the plan that a preparation would make is worked out for this address.
    #[must_use]
    pub fn lets_look(&self, address: IpAddr) -> bool {
        self.looks.check_key(&household(address)).is_ok()
    }

    /// Whether the participant with this key may send a form.
    #[must_use]
    pub fn lets_send(&self, key: &Key) -> bool {
        self.forms.check_key(key).is_ok()
    }

    /// Whether the participant with this key may ask for a page.
    #[must_use]
    pub fn lets_read(&self, key: &Key) -> bool {
        self.pages.check_key(key).is_ok()
    }

    /// Counts a message of somebody who has a line, or says how long it must wait: who sends too fast is read more slowly,
    /// and loses nothing.
    #[must_use]
    pub fn slows(&self, somebody: &(Code, Viewer)) -> Option<Duration> {
        let gate = match somebody.1 {
            Viewer::Participant(_) => &self.phones,
            Viewer::Facilitator | Viewer::Projector => &self.desks,
        };
        let too_fast = gate.check_key(somebody).err()?;
        Some(too_fast.wait_time_from(DefaultClock::default().now()))
    }

    /// Whether somebody's glance is shown on. One that is not is thrown away, and counts as a message.
    #[must_use]
    pub fn lets_glance(&self, somebody: &(Code, Viewer)) -> bool {
        self.glances.check_key(somebody).is_ok()
    }

    /// Forgets whom it has not seen for a while.
    pub fn forget(&self) {
        self.strangers.retain_recent();
        self.cafes.retain_recent();
        self.looks.retain_recent();
        self.forms.retain_recent();
        self.pages.retain_recent();
        self.phones.retain_recent();
        self.glances.retain_recent();
        self.desks.retain_recent();
    }
}

fn gate<K: std::hash::Hash + Eq + Clone>((at_once, period): (u32, Duration)) -> DefaultKeyedRateLimiter<K> {
    let one = Quota::per_second(NonZeroU32::MIN);
    let quota = Quota::with_period(period).unwrap_or(one);
    DefaultKeyedRateLimiter::dashmap(quota.allow_burst(NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN)))
}

/// Who owns an address: with IPv6, one house has 2^64 of them.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(long) => Ipv6Addr::from_bits(long.to_bits() & !u128::from(u64::MAX)).into(),
        short => short,
    }
}

#[cfg(test)]
mod tests {
    use app::cafe::id::ParticipantId;

    use super::*;

    #[test]
    fn a_thousand_people_come_in_from_one_address_and_a_script_does_not() {
        let gates = Gates::default();
        let room = IpAddr::from([10, 0, 0, 1]);
        let through = (0..10_000).filter(|_| gates.lets_ask(room)).count();
        assert!((3_000..4_000).contains(&through), "{through}");
        assert!(gates.lets_ask(IpAddr::from([10, 0, 0, 2])));
    }

    #[test]
    fn a_house_with_many_addresses_is_one_house() {
        let home = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 1, 2, 3, 4, last]);
        assert_eq!(household(home(1)), household(home(2)));
        let mapped: IpAddr = "::ffff:10.0.0.1".parse().unwrap();
        assert_eq!(household(mapped), IpAddr::from([10, 0, 0, 1]));
    }

    #[test]
    fn one_who_sends_too_much_stops_nobody_else() {
        let gates = Gates::default();
        let (loud, quiet) = (Key("loud".into()), Key("quiet".into()));
        let through = (0..1_000).filter(|_| gates.lets_send(&loud)).count();
        assert!((20..100).contains(&through), "{through}");
        assert!(gates.lets_send(&quiet));
    }
    #[test]
    fn a_loud_phone_is_slowed_and_no_other() {
        let gates = Gates::default();
        let code: Code = "K7QM4X".parse().unwrap();
        let phone = |id| (code.clone(), Viewer::Participant(ParticipantId(id)));
        let at_once = (0..10_000).take_while(|_| gates.slows(&phone(1)).is_none()).count();
        assert!(at_once >= 200, "{at_once}");
        let wait = gates.slows(&phone(1));
        assert!(wait.is_some_and(|wait| wait <= Duration::from_millis(50)), "{wait:?}");
        assert_eq!(gates.slows(&phone(2)), None);
    }
}
