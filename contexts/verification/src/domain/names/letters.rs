//! Letters as machine-readable lines write them: ICAO Doc 9303, part 3, section 6.

/// At most so many ways of writing one name are compared.
const MOST_FORMS: usize = 64;

/// A word of a name, in every way a document may write it; the plainest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    forms: Vec<String>,
    is_readable: bool,
}

impl Word {
    fn empty() -> Self {
        Self { forms: vec![String::new()], is_readable: true }
    }

    fn of(text: &str) -> Self {
        let mut word = Self::empty();
        let mut last = ' ';
        for letter in text.chars().flat_map(char::to_uppercase) {
            match writings(letter) {
                Some([]) => word.mark(last, letter),
                Some(ways) => {
                    word = word.followed_by(ways);
                    last = letter;
                }
                None => word.is_readable = false,
            }
        }
        word
    }

    /// The words as one.
    pub(super) fn join(words: &[Self]) -> Self {
        let joined = words.iter().fold(Self::empty(), |joined, word| Self {
            is_readable: joined.is_readable && word.is_readable,
            ..joined.followed_by(&word.forms)
        });
        Self { is_readable: words.iter().all(|word| word.is_readable), ..joined }
    }

    fn followed_by<T: AsRef<str>>(&self, ways: &[T]) -> Self {
        let longer =
            ways.iter().flat_map(|way| self.forms.iter().map(move |form| form.clone() + way.as_ref()));
        Self { forms: longer.take(MOST_FORMS).collect(), is_readable: self.is_readable }
    }

    /// A mark over the last letter that is a character of its own.
    fn mark(&mut self, last: char, mark: char) {
        let tail = match (last, mark) {
            ('A' | 'O' | 'U', '\u{308}') => "E",
            ('A', '\u{30a}') => "A",
            ('N', '\u{303}') => "XX",
            _ => return,
        };
        let plain = self.forms.len();
        self.forms.extend_from_within(..);
        for form in self.forms.iter_mut().skip(plain) {
            form.push_str(tail);
        }
        self.forms.truncate(MOST_FORMS);
    }

    /// The plainest way of writing it.
    pub(super) fn plain(&self) -> &str {
        self.forms.first().map_or("", String::as_str)
    }

    /// Whether every letter is one that a document writes.
    pub(super) const fn is_readable(&self) -> bool {
        self.is_readable
    }

    /// Whether they may be the same word.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.forms.iter().any(|form| other.forms.contains(form))
    }

    /// Whether they differ by one letter, or in how an accent was written.
    pub(super) fn is_nearly(&self, other: &Self) -> bool {
        let (one, other) = (self.plain(), other.plain());
        simplest(one) == simplest(other) || (one.len().min(other.len()) >= 4 && one_letter_apart(one, other))
    }

    /// Whether this begins with `cut`, which has at least `least` letters.
    pub(super) fn begins_with(&self, cut: &Self, least: usize) -> bool {
        let long_enough = cut.forms.iter().filter(|cut| cut.len() >= least);
        long_enough.into_iter().any(|cut| self.forms.iter().any(|form| form.starts_with(cut.as_str())))
    }
}

/// The words of a name: what stands between spaces, hyphens, apostrophes and dots.
pub(super) fn words(name: &str) -> Vec<Word> {
    let parts = name.split(|c: char| !c.is_alphabetic() && !is_mark(c));
    parts.filter(|part| !part.is_empty()).map(Word::of).collect()
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// How documents write a capital letter: nothing for a mark, `None` for another alphabet's.
fn writings(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        'A'..='Z' => return plain(letter),
        'Ä' => &["A", "AE"],
        'Å' => &["A", "AA"],
        'Ö' | 'Ø' => &["O", "OE"],
        'Ü' => &["U", "UE", "UXX"],
        'Ñ' => &["N", "NXX"],
        'Æ' | 'Ǽ' => &["AE"],
        'Œ' => &["OE"],
        'ẞ' => &["SS"],
        'Þ' => &["TH"],
        'Ĳ' => &["IJ"],
        'À'..='Ã' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' | 'Ạ'..='Ặ' => &["A"],
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => &["C"],
        'Ď' | 'Đ' | 'Ð' => &["D"],
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' | 'Ə' | 'Ẹ'..='Ệ' => &["E"],
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' | 'Ǧ' => &["G"],
        'Ĥ' | 'Ħ' => &["H"],
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' | 'Ǐ' | 'Ỉ' | 'Ị' => &["I"],
        'Ĵ' => &["J"],
        'Ķ' | 'Ǩ' => &["K"],
        'ĸ' => &["K", "Q"],
        'ʼ' => &[""],
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => &["L"],
        'Ń' | 'Ņ' | 'Ň' | 'Ŋ' => &["N"],
        'Ò'..='Õ' | 'Ō' | 'Ŏ' | 'Ő' | 'Ǒ' | 'Ơ' | 'Ọ'..='Ợ' => &["O"],
        'Ŕ' | 'Ŗ' | 'Ř' => &["R"],
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => &["S"],
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' => &["T"],
        'Ù'..='Û' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' | 'Ǔ' | 'Ư' | 'Ụ'..='Ự' => &["U"],
        'Ŵ' | 'Ẁ' | 'Ẃ' | 'Ẅ' => &["W"],
        'Ý' | 'Ŷ' | 'Ÿ' | 'Ỳ'..='Ỹ' => &["Y"],
        'Ź' | 'Ż' | 'Ž' => &["Z"],
        mark if is_mark(mark) => &[],
        _ => return None,
    })
}

fn plain(letter: char) -> Option<&'static [&'static str]> {
    const LETTERS: [&[&str]; 26] = [
        &["A"],
        &["B"],
        &["C"],
        &["D"],
        &["E"],
        &["F"],
        &["G"],
        &["H"],
        &["I"],
        &["J"],
        &["K"],
        &["L"],
        &["M"],
        &["N"],
        &["O"],
        &["P"],
        &["Q"],
        &["R"],
        &["S"],
        &["T"],
        &["U"],
        &["V"],
        &["W"],
        &["X"],
        &["Y"],
        &["Z"],
    ];
    LETTERS.get((u32::from(letter) - u32::from('A')) as usize).copied()
}

/// A word without what tells `MUELLER` from `MULLER`.
fn simplest(word: &str) -> String {
    let word = word.replace("NXX", "N").replace("UXX", "U").replace("AA", "A");
    word.replace("AE", "A").replace("OE", "O").replace("UE", "U")
}

/// Whether one letter was altered, left out, added, or two neighbours swapped.
fn one_letter_apart(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let from_start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let (short, long) =
        (short.get(from_start..).unwrap_or_default(), long.get(from_start..).unwrap_or_default());
    match (short, long) {
        ([], rest) => rest.len() <= 1,
        ([_, one @ ..], [_, other @ ..]) if short.len() == long.len() => {
            one == other || is_swapped(short, long)
        }
        (short, [_, rest @ ..]) => short == rest,
        _ => false,
    }
}

fn is_swapped(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([a, b, one @ ..], [c, d, other @ ..]) => a == d && b == c && one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_as_documents_write_them() {
        let forms = |name: &str| Word::join(&words(name)).forms;
        assert_eq!(forms("Müller"), ["MULLER", "MUELLER", "MUXXLLER"]);
        assert_eq!(forms("Mu\u{308}ller"), ["MULLER", "MUELLER"]);
        assert_eq!(forms("Straße"), ["STRASSE"]);
        assert_eq!(forms("Nguyễn Œuvré d’Ørsted"), ["NGUYENOEUVREDORSTED", "NGUYENOEUVREDOERSTED"]);
        assert_eq!(forms("Łukasz-Žižek"), ["LUKASZZIZEK"]);
        assert!(!Word::join(&words("Иванов")).is_readable());
        assert!(forms("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ").len() <= MOST_FORMS);
    }

    #[test]
    fn one_letter_is_near_and_two_are_not() {
        for (one, other) in
            [("MARTIN", "MARTlN"), ("MARTIN", "MARTI"), ("MARTIN", "AMARTIN"), ("MARTIN", "MATRIN")]
        {
            assert!(one_letter_apart(one, other) && one_letter_apart(other, one), "{one} {other}");
        }
        for (one, other) in
            [("MARTIN", "MARLEN"), ("MARTIN", "MART"), ("MARTIN", "NARTIM"), ("MARTIN", "DURAND")]
        {
            assert!(!one_letter_apart(one, other) && !one_letter_apart(other, one), "{one} {other}");
        }
    }
}
