//! What holds for every name.

use proptest::prelude::*;

use super::{FullName, NameMatch, compare};

fn name() -> impl Strategy<Value = String> {
    let word = "[A-Za-zÀ-ÖØ-öø-ÿĀ-ž]{2,9}";
    proptest::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

/// The plainest writing of a document.
fn as_document(name: &str) -> String {
    let words: Vec<_> = super::letters::words(name).iter().map(|word| word.plain().to_owned()).collect();
    words.join(" ")
}

fn full<'a>(last: &'a str, first: &'a str) -> FullName<'a> {
    FullName { last, first }
}

proptest! {
    #[test]
    fn every_name_is_its_own(last in name(), first in name()) {
        let (surname, given) = (as_document(&last), as_document(&first));
        let same = compare(full(&last, &first), full(&surname, &given), false);
        prop_assert_eq!(same, NameMatch::Matches);
        // Names of letters that all stand for nothing do not exist here.
        prop_assert!(surname.chars().all(|c| c.is_ascii_uppercase() || c == ' '));
    }

    #[test]
    fn case_and_separators_never_matter(last in name(), first in name(), other in name()) {
        let document = as_document(&other);
        let typed = compare(full(&last, &first), full(&document, &document), false);
        let hyphened = (last.replace(' ', "-"), first.replace(' ', "'"));
        prop_assert_eq!(typed, compare(full(&hyphened.0, &hyphened.1), full(&document, &document), false));
        let shouted = (last.to_uppercase(), first.to_uppercase());
        prop_assert_eq!(typed, compare(full(&shouted.0, &shouted.1), full(&document, &document), false));
    }

    #[test]
    fn more_names_on_the_document_never_turn_a_yes_into_a_no(last in name(), first in name(), more in name()) {
        let (surname, given) = (as_document(&last), as_document(&first) + " " + &as_document(&more));
        let matched = compare(full(&last, &first), full(&surname, &given), false);
        prop_assert_eq!(matched, NameMatch::Matches);
    }

    #[test]
    fn swapped_names_are_never_refused_at_once(last in name(), first in name()) {
        let (surname, given) = (as_document(&last), as_document(&first));
        let swapped = compare(full(&first, &last), full(&surname, &given), false);
        prop_assert!(swapped < NameMatch::Differs);
    }

    #[test]
    fn plain_single_names_agree_both_ways(one in "[A-Z]{3,8}", other in "[A-Z]{3,8}", first in "[A-Z]{3,8}") {
        let there = compare(full(&one, &first), full(&other, &first), false);
        let back = compare(full(&other, &first), full(&one, &first), false);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn names_of_other_letters_altogether_differ(last in "[A-M]{5,9}", other in "[N-Z]{5,9}", first in "[A-M]{5,9}") {
        prop_assert_eq!(compare(full(&last, &first), full(&other, &first), false), NameMatch::Differs);
    }
}
