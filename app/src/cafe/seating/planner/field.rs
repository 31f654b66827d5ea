//! Finite fields: where adding and multiplying work as with fractions, but there are only so many numbers.

/// GF(q) for a prime power q. Its elements are numbers below q; their digits in base p are the coefficients of a
/// polynomial, so that 0 is zero and 1 is one.
#[derive(Clone, Debug)]
pub(super) struct Field {
    prime: usize,
    order: usize,
    /// Powers of a primitive element, and which power each element is.
    powers: Vec<usize>,
    logarithm: Vec<usize>,
}

impl Field {
    /// None when there is no field of this order.
    pub(super) fn of(order: usize) -> Option<Self> {
        let prime = (2..=order).find(|divisor| order.is_multiple_of(*divisor))?;
        let mut rest = order;
        while rest.is_multiple_of(prime) {
            rest /= prime;
        }
        if rest != 1 {
            return None;
        }
        // x^k = -(a polynomial of lower degree): one of these makes x primitive. For k = 1 that is a primitive root.
        (1..order).find_map(|reduction| Self::generated(prime, order, reduction))
    }

    fn generated(prime: usize, order: usize, reduction: usize) -> Option<Self> {
        let mut field = Self {
            prime,
            order,
            powers: Vec::with_capacity(order - 1),
            logarithm: vec![0; order],
        };
        let mut power = 1;
        for exponent in 0..order - 1 {
            if exponent > 0 && power == 1 {
                return None;
            }
            field.powers.push(power);
            field.logarithm[power] = exponent;
            // Times x: the digits move up, and the highest one comes back as a multiple of the reduction.
            let (carry, lower) = if order == prime {
                (power, 0)
            } else {
                (power / (order / prime), power % (order / prime) * prime)
            };
            power = lower;
            for _ in 0..carry {
                power = field.add(power, reduction);
            }
            if power == 0 {
                return None;
            }
        }
        (power == 1).then_some(field)
    }

    pub(super) fn add(&self, a: usize, b: usize) -> usize {
        if self.order == self.prime {
            return (a + b) % self.order;
        }
        let (mut a, mut b, mut sum, mut digit) = (a, b, 0, 1);
        while digit < self.order {
            sum += (a % self.prime + b % self.prime) % self.prime * digit;
            (a, b, digit) = (a / self.prime, b / self.prime, digit * self.prime);
        }
        sum
    }

    pub(super) fn times(&self, a: usize, b: usize) -> usize {
        if a == 0 || b == 0 {
            return 0;
        }
        self.powers[(self.logarithm[a] + self.logarithm[b]) % (self.order - 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_multiplies_one_to_one() {
        for order in [2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 49, 64, 121] {
            let field = Field::of(order).unwrap();
            for a in 1..order {
                let mut seen = vec![false; order];
                for b in 0..order {
                    let product = field.times(a, b);
                    assert!(!seen[product], "{a} times {b} in GF({order})");
                    seen[product] = true;
                    // a (b + 1) = a b + a
                    assert_eq!(field.times(a, field.add(b, 1)), field.add(product, a));
                }
            }
        }
    }

    #[test]
    fn there_is_no_field_of_six() {
        for order in [0, 1, 6, 10, 12, 15, 100] {
            assert!(Field::of(order).is_none(), "GF({order})");
        }
    }
}
