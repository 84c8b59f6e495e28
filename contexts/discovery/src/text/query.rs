//! From words to a query. Every way a word can match has a fixed worth, whatever else the index holds: a
//! list must not change its order because somebody published an offer while a member turns the page.

use tantivy::{
    Term,
    query::{BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use super::analysis::Word;
use crate::domain::{position::Level, words::typos_forgiven};

/// A text of a document, indexed both ways.
#[derive(Debug, Clone, Copy)]
pub struct TextFields {
    /// Lower case, without accents.
    pub folded: Field,
    /// Stems.
    pub stemmed: Field,
    /// What a match in this text is worth, up to 1.
    pub worth: f32,
}

/// The worth of a way to match.
const EXACT: f32 = 1.0;
const STEM: f32 = 0.8;
const UNFINISHED: f32 = 0.6;
const MISSPELT: f32 = 0.4;

/// The query for `words`. A document's score is the sum of its words' worth: at most one for each word.
#[must_use]
pub fn query(texts: &[TextFields], words: &[Word], level: Level) -> Box<dyn Query> {
    let occur = if level == Level::Any { Occur::Should } else { Occur::Must };
    let last = words.len().saturating_sub(1);
    let clauses = words.iter().enumerate().map(|(index, word)| {
        let ways: Vec<_> =
            texts.iter().flat_map(|text| ways_to_match(*text, word, index == last, level)).collect();
        (occur, Box::new(DisjunctionMaxQuery::new(ways)) as Box<dyn Query>)
    });
    Box::new(BooleanQuery::new(clauses.collect()))
}

fn ways_to_match(text: TextFields, word: &Word, is_last: bool, level: Level) -> Vec<Box<dyn Query>> {
    let folded = Term::from_field_text(text.folded, &word.folded);
    let stem = Term::from_field_text(text.stemmed, &word.stem);
    let worth = |query: Box<dyn Query>, way: f32| -> Box<dyn Query> {
        Box::new(ConstScoreQuery::new(query, way * text.worth))
    };
    let mut ways = vec![
        worth(Box::new(TermQuery::new(folded.clone(), IndexRecordOption::Basic)), EXACT),
        worth(Box::new(TermQuery::new(stem, IndexRecordOption::Basic)), STEM),
    ];
    if is_last && word.folded.len() >= 2 {
        ways.push(worth(Box::new(FuzzyTermQuery::new_prefix(folded.clone(), 0, true)), UNFINISHED));
    }
    let typos = typos_forgiven(&word.folded);
    if level != Level::Strict && typos > 0 {
        ways.push(worth(Box::new(FuzzyTermQuery::new(folded, typos, true)), MISSPELT));
    }
    ways
}
