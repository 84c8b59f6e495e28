//! Whether the name on a document is the name in a profile.
//!
//! A document's machine-readable lines have letters A to Z only, no accents, no apostrophes, hyphens as spaces;
//! they may hold more given names than a profile, and they are cut when they are long. Names have no check
//! digit, so what nearly agrees is a doubt for a person and not a no.

mod letters;
#[cfg(test)]
mod pairs;
#[cfg(test)]
mod properties;

use letters::Word;

/// Whether two names are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameMatch {
    /// They are.
    Matches,
    /// They may be: a person should look.
    Doubtful,
    /// They are not.
    Differs,
}

/// A person's name in two parts.
#[derive(Clone, Copy)]
pub struct FullName<'a> {
    /// Family name or names.
    pub last: &'a str,
    /// Given name or names.
    pub first: &'a str,
}

/// What stands before a family name, and is written, joined or left out as the state likes.
const PARTICLES: &[&str] = &[
    "AF", "AL", "AN", "BEN", "BIN", "BINT", "D", "DA", "DAS", "DE", "DEL", "DELLA", "DEN", "DER", "DES",
    "DI", "DO", "DOS", "DU", "E", "EL", "ET", "IBN", "L", "LA", "LAS", "LE", "LES", "LO", "LOS", "TEN",
    "TER", "VAN", "VON", "Y", "Z", "ZU", "ZUM", "ZUR",
];

/// Whether the document's name is the profile's. `may_be_cut` says that the document's names fill their line.
#[must_use]
pub fn compare(profile: FullName<'_>, document: FullName<'_>, may_be_cut: bool) -> NameMatch {
    let (last, first) = (letters::words(profile.last), letters::words(profile.first));
    let (surname, given) = (letters::words(document.last), letters::words(document.first));
    let is_complete = !last.is_empty() && !first.is_empty() && !surname.is_empty();
    if !is_complete || [&last, &first, &surname, &given].into_iter().flatten().any(|word| !word.is_readable())
    {
        return NameMatch::Doubtful;
    }
    let straight = family(&last, &surname, may_be_cut).max(given_names(&first, &given, may_be_cut));
    if straight == NameMatch::Matches {
        return straight;
    }
    let swapped = family(&last, &given, may_be_cut).max(given_names(&first, &surname, may_be_cut));
    let all = [surname, given].concat();
    let together = !may_be_cut && is_one_of(&all, &[first, last].concat());
    if swapped == NameMatch::Matches || together { straight.min(NameMatch::Doubtful) } else { straight }
}

/// The family name: the whole, or one part of a compound on the document.
fn family(profile: &[Word], document: &[Word], may_be_cut: bool) -> NameMatch {
    let (bare_profile, bare_document) = (without_particles(profile), without_particles(document));
    // A particle alone is a part of too many names to tell one.
    let tells = !bare_profile.iter().all(is_particle);
    if same(profile, document)
        || (tells && runs(document).any(|run| same(profile, run)))
        || (tells && runs(&bare_document).any(|run| same(&bare_profile, run)))
        || (may_be_cut && begins_with(profile, document, 3))
    {
        return NameMatch::Matches;
    }
    // Two family names in the profile, one on the document: a married name in use, perhaps.
    let wider = runs(&bare_profile).any(|run| same(run, &bare_document));
    let near = nearly(&bare_profile, &bare_document) || runs(document).any(|run| nearly(profile, run));
    if wider || (tells && near) {
        return NameMatch::Doubtful;
    }
    NameMatch::Differs
}

/// Given names: any of the document's, in its order; the profile rarely has them all.
fn given_names(profile: &[Word], document: &[Word], may_be_cut: bool) -> NameMatch {
    if document.is_empty() {
        return NameMatch::Doubtful;
    }
    if runs(document).any(|run| same(profile, run)) || (may_be_cut && begins_with(profile, document, 3)) {
        return NameMatch::Matches;
    }
    let cut_short = may_be_cut && begins_with(profile, document, 1);
    let found = profile.iter().all(|word| document.iter().any(|other| word.is(other)));
    let shorter = begins_with_whole(profile, document);
    if cut_short || found || shorter || runs(document).any(|run| nearly(profile, run)) {
        return NameMatch::Doubtful;
    }
    NameMatch::Differs
}

/// Every row of neighbouring words.
fn runs(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    (0..words.len()).flat_map(move |from| (from + 1..=words.len()).filter_map(move |to| words.get(from..to)))
}

/// Whether they are the same letters, wherever the spaces are.
fn same(one: &[Word], other: &[Word]) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let pairwise = one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is(other));
    pairwise || Word::join(one).is(&Word::join(other))
}

/// Whether they are the same but for one letter, or for how an accent was written.
fn nearly(one: &[Word], other: &[Word]) -> bool {
    !one.is_empty() && !other.is_empty() && Word::join(one).is_nearly(&Word::join(other))
}

/// Whether `whole` begins with the words of `cut`, the last of which may be cut, after `least` letters at the
/// earliest.
fn begins_with(whole: &[Word], cut: &[Word], least: usize) -> bool {
    Word::join(whole).begins_with(&Word::join(cut), least)
}

/// Whether `whole` begins with all the words of `part`.
fn begins_with_whole(whole: &[Word], part: &[Word]) -> bool {
    whole.len() > part.len() && whole.iter().zip(part).all(|(whole, part)| whole.is(part))
}

/// Whether they are the same words in any order.
fn is_one_of(one: &[Word], other: &[Word]) -> bool {
    let all_in =
        |these: &[Word], those: &[Word]| these.iter().all(|this| those.iter().any(|that| this.is(that)));
    one.len() == other.len() && all_in(one, other) && all_in(other, one)
}

/// The words that tell families apart; all of them when they are all particles.
fn without_particles(words: &[Word]) -> Vec<Word> {
    let telling: Vec<_> = words.iter().filter(|word| !is_particle(word)).cloned().collect();
    if telling.is_empty() { words.to_vec() } else { telling }
}

fn is_particle(word: &Word) -> bool {
    PARTICLES.contains(&word.plain())
}
