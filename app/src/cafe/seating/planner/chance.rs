//! Chance as data: the same seed draws the same numbers on every platform. Integers only.

/// A stream of numbers (SplitMix64: Steele, Lea, Flood, 2014).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// Parts into which the exponents of [`Warmth`] are cut.
const PARTS: usize = 16;
/// 2³² · e^(-1/16).
const STEP: u64 = 4_034_748_384;

/// How readily something worse is taken: e^(-x) for x in sixteenths, as a share of 2³²: `exp` of the processor would differ from platform to platform.
#[derive(Clone, Debug)]
pub(super) struct Warmth {
    table: [u32; 16 * PARTS],
    /// In the unit of the costs, at least 1.
    pub(super) temperature: i64,
}

impl Warmth {
    pub(super) fn new() -> Self {
        let mut table = [u32::MAX; 16 * PARTS];
        for i in 1..table.len() {
            table[i] = ((u64::from(table[i - 1]) * STEP) >> 32) as u32;
        }
        Self { table, temperature: 1 }
    }

    /// Whether something worse by so much is taken.
    #[inline]
    pub(super) fn takes(&self, worse: i64, chance: &mut Chance) -> bool {
        if worse <= 0 {
            return true;
        }
        let at = worse * PARTS as i64 / self.temperature;
        match self.table.get(at as usize) {
            Some(share) => ((chance.next() >> 32) as u32) < *share,
            None => false,
        }
    }
}
