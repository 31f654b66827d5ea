//! How much of everything. One table, read by the gate, the fold and the forms that show it before it is hit.

/// People in one café: a large hall, and what one laptop serves with room to spare.
pub const PEOPLE: usize = 1_000;
/// People who have come to one café, those who have left again among them.
pub const COMERS: usize = 4 * PEOPLE;
/// Tables in one café.
pub const TABLES: u16 = 250;
/// Groups in one café.
pub const GROUPS: u16 = 250;
/// Wishes about who sits with whom, two by two: twenty services of eight people are 560.
pub const RULES: usize = 600;
/// Rounds in one café: a day of talking has fewer.
pub const ROUNDS: u8 = 12;
/// People in one plan: those who left keep their number.
pub const PLANNED_PEOPLE: usize = 2_000;
/// Tables in one plan: those that were closed keep their number.
pub const PLANNED_TABLES: usize = 1_000;
/// Rounds in one plan. The planner counts the meetings of a pair in six bits.
pub const PLANNED_ROUNDS: usize = 60;
/// Questions in one café, emergent ones included.
pub const QUESTIONS: usize = 50;
/// Zones on one tablecloth: more would not fit side by side.
pub const ZONES: usize = 4;
/// Minutes that a step can be given: a working day.
pub const MINUTES: u32 = 480;
/// Characters of a participant's alias.
pub const ALIAS: usize = 30;
/// Characters of the café's title.
pub const TITLE: usize = 120;
/// Characters of the café's purpose.
pub const PURPOSE: usize = 1_000;
/// Characters of a question: it must be read across a table.
pub const QUESTION: usize = 200;
/// Characters of a zone's name.
pub const ZONE: usize = 40;
/// Characters of a note: what a hand writes on a corner of paper.
pub const NOTE: usize = 280;
/// Characters of the reason why a trace is masked.
pub const REASON: usize = 200;
/// Characters of an announcement: read from across a room.
pub const ANNOUNCEMENT: usize = 200;
/// Traces that are approved with one command: as many as fit into a message.
pub const APPROVALS: usize = 300;
/// Characters of what a drawing or a photo shows.
pub const ABOUT: usize = 120;
/// Traces on one tablecloth, erased ones included.
pub const TRACES: usize = 6_000;
/// Photos on one tablecloth: every group's of the largest café, more than once.
pub const PHOTOS: usize = 50;
/// Bytes of a photo as it comes from a phone: what the best cameras make of a page.
pub const PHOTO_BYTES: usize = 12 * 1_024 * 1_024;
/// Pixels on either side of a photo as it comes from a phone.
pub const PHOTO_SIDE: u32 = 8_000;
/// Points of one stroke, after simplification.
pub const STROKE_POINTS: usize = 1_000;
/// Bytes of one packed stroke: [`STROKE_POINTS`] at their longest, and some more.
pub const STROKE_BYTES: usize = 8_000;
/// Bytes of the line that is shown while a pen is down: a second or two of drawing.
pub const GLANCE_BYTES: usize = 2_000;
/// How many may look at a tablecloth on which lines are shown while they grow: in a crowd nobody follows a pen.
pub const GLANCES: usize = 30;
/// Traces that an emergent question can name as its source.
pub const SOURCES: usize = 20;
/// Bytes of one message from a phone or a laptop: the largest command, and a margin for escapes.
pub const MESSAGE_BYTES: usize = 16_384;
