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

/// So many letters a document's number has room for before its check digit.
const FIELD: usize = 9;

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
        // Germany's code is the only one of a single letter: what looks like its D there can be nothing else.
        let alike: &[u8] = if code == b"D<<" { b"DO0Q" } else { &[] };
        let share = |(place, letter): (&Place, &u8)| {
            let all: f32 = place.seen.iter().sum();
            let of = |letter: &u8| index(*letter).map_or(0.0, |at| place.seen[at]);
            let seen = if alike.contains(letter) { alike.iter().map(of).sum() } else { of(letter) };
            seen / all.max(0.2)
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
    let Some(places) = lines.get_mut(line).map(|line| &mut line.places) else { return };
    let (short, longer) = shape.split_at(shape.len().min(FIELD));
    let is_filler = |place: &Place| place.letter == b'<';
    let Some((written, rest)) = places.get(at..at + FIELD).map(|field| field.split_at(short.len())) else {
        return;
    };
    if written.iter().any(is_filler) || !rest.iter().all(is_filler) {
        return;
    }
    // A filler for its check digit says that a number goes on behind it.
    let goes_on = places.get(at + FIELD).is_some_and(is_filler);
    if goes_on == longer.is_empty() {
        return;
    }
    let behind = layout.longer_number().map_or(0..0, |(_, columns)| columns);
    for (kind, at) in short.bytes().zip(at..).chain(longer.bytes().zip(behind)) {
        if let Some(place) = places.get_mut(at) {
            shaped(place, kind);
        }
    }
}

/// The letter that was seen best among those that may stand here; twins of these count for them. Not so 6 and
/// G, which count the same in check digits: if the shape is wrong, no digit would tell. What was seen of letters
/// that may not stand here, and are no twins, speaks for all that may alike: it leaves doubt.
fn shaped(place: &mut Place, kind: u8) {
    let admitted = |at: usize| ALPHABET.get(at).is_some_and(|letter| templates::admits(kind, *letter));
    let mut seen = [0.0; LETTERS];
    let mut count = 0.0;
    for at in (0..LETTERS).filter(|at| admitted(*at)) {
        let twin = TWIN[at];
        let value = |at: usize| check_digits::value(ALPHABET[at]) % 10;
        let meant = twin != at && !admitted(twin) && value(twin) != value(at);
        seen[at] = place.seen[at] + if meant { place.seen[twin] } else { 0.0 };
        count += 1.0;
    }
    let best = (0..LETTERS).max_by(|a, b| seen[*a].total_cmp(&seen[*b])).unwrap_or_default();
    let whole: f32 = place.seen.iter().sum();
    if seen[best] < SHAPE_SEEN * whole.max(0.2) {
        return;
    }
    let excluded = (whole - seen.iter().sum::<f32>()).max(0.0);
    for at in (0..LETTERS).filter(|at| admitted(*at)) {
        seen[at] += excluded / count;
    }
    let all: f32 = seen.iter().sum();
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

    #[test]
    fn the_shape_of_a_long_number_goes_on_behind_its_filler() {
        let seen = ["I<PRT956408945<2264<<<<<<<<<<<", "0010056F2910172PRT<<<<<<<<<<<8"];
        let mut lines: Vec<Line> =
            seen.iter().map(|line| Line { places: line.bytes().map(place).collect() }).collect();
        number(Layout::Td1, &mut lines);
        assert_eq!(lines[0].text(), "I<PRT956408945<ZZ64<<<<<<<<<<<");
    }

    #[test]
    fn what_may_not_stand_there_leaves_doubt() {
        let mut place = Place { letter: b'1', certain: 0.7, ..place(b'1') };
        for (letter, share) in [(b'1', 0.0), (b'4', 0.7), (b'N', 0.26), (b'X', 0.04)] {
            place.seen[index(letter).unwrap()] = share;
        }
        shaped(&mut place, b'A');
        assert_eq!(place.letter, b'N');
        assert!(place.certain < 0.6, "{}", place.certain);
    }

    #[test]
    fn a_single_letter_that_looks_like_a_d_is_germany() {
        let mut places: Vec<Place> = b"O<<".iter().map(|letter| place(*letter)).collect();
        state(&mut places);
        assert_eq!(places.iter().map(|place| place.letter).collect::<Vec<_>>(), b"D<<");
    }
}
