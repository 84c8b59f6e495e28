//! What the formats know beside the shape of single letters: which states there are, how their numbers are
//! written, that nothing follows the fillers behind a name.

use crate::{
    align::TWIN,
    evidence::{Line, Place},
    mrz::{Layout, check_digits, states, templates},
    names,
    recognise::ALPHABET,
};

const LETTERS: usize = ALPHABET.len();

/// A state's code must have been seen at least this much, compared with what was seen best.
const STATE_SEEN: f32 = 0.15;

/// A letter that a shape asks for must have been seen at least this much.
const SHAPE_SEEN: f32 = 0.08;

/// Applies all of it to lines that were read letter by letter.
pub fn apply(layout: Layout, lines: &mut [Line]) {
    for (line, at) in layout.states() {
        if let Some(places) = lines.get_mut(*line).and_then(|line| line.places.get_mut(*at..at + 3)) {
            state(places);
        }
    }
    number(layout, lines);
    if let Some((line, at)) = layout.names()
        && let Some(places) = lines.get_mut(line).and_then(|line| line.places.get_mut(at..))
    {
        names::settle(places);
    }
}

/// Of all states that there are, the one that was seen best, unless something else was seen much better.
fn state(places: &mut [Place]) {
    let seen = |code: &[u8]| -> f32 {
        let share = |(place, letter): (&Place, &u8)| {
            let all: f32 = place.seen.iter().sum();
            index(*letter).map_or(0.0, |at| place.seen[at]) / all.max(0.2)
        };
        places.iter().zip(code).map(share).product()
    };
    let greedy: Vec<u8> = places.iter().map(|place| place.letter).collect();
    let mut best: ([u8; 3], f32) = ([b'<'; 3], 0.0);
    let mut all = 0.0;
    for code in states::all() {
        let mut padded = [b'<'; 3];
        padded.iter_mut().zip(code.bytes()).for_each(|(to, letter)| *to = letter);
        let value = seen(&padded);
        all += value;
        if value > best.1 {
            best = (padded, value);
        }
    }
    if best.1 <= STATE_SEEN * seen(&greedy) {
        return;
    }
    let certain = best.1 / all;
    for (place, letter) in places.iter_mut().zip(best.0) {
        let changed = place.letter != letter;
        place.letter = letter;
        place.certain = if changed { certain } else { place.certain.max(certain) };
    }
}

/// Where the state's numbers have a fixed shape, letters and digits are chosen by it.
fn number(layout: Layout, lines: &mut [Line]) {
    let Some((line, at)) = layout.number() else { return };
    let Some(upper) = lines.first().map(Line::text) else { return };
    let (Some(code), Some(state)) = (upper.get(0..2), upper.get(2..5)) else { return };
    let Some(shape) = templates::shape(layout.format(), code, state.trim_end_matches('<')) else { return };
    let Some(field) = lines.get_mut(line).and_then(|line| line.places.get_mut(at..at + 9)) else { return };
    let (written, rest) = field.split_at_mut(shape.len().min(9));
    if written.iter().any(|place| place.letter == b'<') || rest.iter().any(|place| place.letter != b'<') {
        return;
    }
    for (place, kind) in written.iter_mut().zip(shape.bytes()) {
        shaped(place, kind);
    }
}

/// The letter that was seen best among those that may stand here; twins of these count for them. Not so 6 and
/// G, which count the same in check digits: if the shape is wrong, no digit would tell.
fn shaped(place: &mut Place, kind: u8) {
    let admitted = |at: usize| ALPHABET.get(at).is_some_and(|letter| templates::admits(kind, *letter));
    let mut seen = [0.0; LETTERS];
    for at in (0..LETTERS).filter(|at| admitted(*at)) {
        let twin = TWIN[at];
        let value = |at: usize| check_digits::value(ALPHABET[at]) % 10;
        let meant = twin != at && !admitted(twin) && value(twin) != value(at);
        seen[at] = place.seen[at] + if meant { place.seen[twin] } else { 0.0 };
    }
    let best = (0..LETTERS).max_by(|a, b| seen[*a].total_cmp(&seen[*b])).unwrap_or_default();
    let all: f32 = seen.iter().sum();
    let whole: f32 = place.seen.iter().sum();
    if seen[best] < SHAPE_SEEN * whole.max(0.2) {
        return;
    }
    let certain = seen[best] / all.max(0.2);
    let kept = ALPHABET[best] == place.letter;
    let certain = if kept { place.certain.max(certain) } else { certain };
    *place = Place { letter: ALPHABET[best], certain, seen, ..*place };
}

fn index(letter: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(letter: u8) -> Place {
        let mut seen = [0.0; LETTERS];
        seen[index(letter).unwrap()] = 1.0;
        Place { letter, certain: 1.0, seen, at: 0.0, doubtful: false }
    }

    #[test]
    fn a_twin_is_put_right_by_the_shape_unless_check_digits_cannot_tell_it() {
        let mut two = place(b'2');
        shaped(&mut two, b'A');
        assert_eq!(two.letter, b'Z');
        let mut six = place(b'6');
        shaped(&mut six, b'A');
        assert_eq!(six.letter, b'6', "G and 6 count the same");
    }
}
