//! Least squares.

/// Solves `matrix * x = right` for a symmetric positive matrix of `right.len()` rows, by Cholesky's method; nothing when
/// it is not positive.
pub fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for row in 0..size {
        for column in 0..=row {
            let known: f64 = (0..column).map(|k| matrix[row * size + k] * matrix[column * size + k]).sum();
            let rest = matrix[row * size + column] - known;
            if row == column && rest <= 0.0 {
                return None;
            }
            matrix[row * size + column] =
                if row == column { rest.sqrt() } else { rest / matrix[column * size + column] };
        }
    }
    for row in 0..size {
        let known: f64 = (0..row).map(|k| matrix[row * size + k] * right[k]).sum();
        right[row] = (right[row] - known) / matrix[row * size + row];
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|k| matrix[k * size + row] * right[k]).sum();
        right[row] = (right[row] - known) / matrix[row * size + row];
    }
    Some(right)
}

/// A point to be fitted: what each coefficient counts there, the value, and how much it weighs.
pub type Point<const N: usize> = ([f64; N], f64, f64);

/// The coefficients that fit the points best.
pub fn fitted<const N: usize>(points: impl Iterator<Item = Point<N>>) -> Option<[f64; N]> {
    let (mut matrix, mut right) = (vec![0.0; N * N], vec![0.0; N]);
    for (terms, value, weight) in points {
        for (row, a) in terms.iter().enumerate() {
            right[row] += weight * a * value;
            for (column, b) in terms.iter().enumerate() {
                matrix[row * N + column] += weight * a * b;
            }
        }
    }
    solve(matrix, right)?.try_into().ok()
}

/// Value at `x` of a polynomial.
pub fn value(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum.mul_add(x, *coefficient))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_parabola_give_it_back_and_too_few_give_nothing() {
        let point = |x: f64| ([1.0, x, x * x], 3.0 - 2.0 * x + 0.5 * x * x, 1.0);
        let found = fitted((0..5).map(|x| point(f64::from(x)))).unwrap();
        assert!((value(&found, 7.0) - 13.5).abs() < 1e-6, "{found:?}");
        assert_eq!(fitted((0..2).map(|x| point(f64::from(x)))), None);
    }
}
