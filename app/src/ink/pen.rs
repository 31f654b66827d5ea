//! Pens.

/// How wide a pen draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Width {
    /// For small words and hair.
    Thin,
    /// For everything.
    #[default]
    Pen,
    /// For what must be seen across the table.
    Marker,
}

/// How a pen draws. Its colour is the round's, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pen {
    /// How wide.
    pub width: Width,
    /// Hatched: a broad band across what it passes over, which stays readable. Told from a line without colour.
    pub hatched: bool,
}

impl Pen {
    /// All there are, in the order in which they are written: after the last, new ones may come.
    pub const ALL: [Self; 4] = [
        Self::of(Width::Pen, false),
        Self::of(Width::Thin, false),
        Self::of(Width::Marker, false),
        Self::of(Width::Marker, true),
    ];

    const fn of(width: Width, hatched: bool) -> Self {
        Self { width, hatched }
    }

    /// How thick its line is, in cloth units.
    #[must_use]
    pub fn thickness(self) -> i32 {
        match self {
            Self { hatched: true, .. } => 240,
            Self { width: Width::Thin, .. } => 18,
            Self { width: Width::Pen, .. } => 32,
            Self {
                width: Width::Marker, ..
            } => 76,
        }
    }
}
