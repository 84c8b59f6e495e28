//! The index itself: writing, committing, searching.

use parking_lot::{Mutex, MutexGuard};
use tantivy::{
    DocId, Index, IndexReader, IndexWriter, ReloadPolicy, Score, SegmentOrdinal, SegmentReader,
    TantivyDocument, Term,
    collector::{Collector, SegmentCollector},
    columnar::Column,
    indexer::IndexWriterOptions,
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
};

use super::{
    analysis::{self, FOLDED, STEMMED, folded, stemmed},
    query::{TextFields, query},
};
use crate::domain::{position::Level, rank::FULL_RELEVANCE, words::Texts};

/// Why the index of words gave no answer.
#[derive(Debug, thiserror::Error)]
#[error("index of words")]
pub struct TextError(#[from] tantivy::TantivyError);

/// An offer at a venue whose text fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The number of the offer at the venue.
    pub pair: u64,
    /// How well it fits, up to [`FULL_RELEVANCE`].
    pub relevance: u16,
}

/// The index of words.
pub struct TextIndex {
    writer: Mutex<IndexWriter>,
    reader: IndexReader,
    pair: Field,
    texts: [TextFields; 3],
}

/// What a match in each text is worth: names, body, hints.
const WORTH: [f32; 3] = [1.0, 0.5, 0.3];

impl TextIndex {
    /// An empty index.
    ///
    /// # Errors
    /// When its one thread cannot be started.
    pub fn new() -> Result<Self, TextError> {
        let mut schema = Schema::builder();
        let pair = schema.add_u64_field("pair", FAST | INDEXED);
        let names = ["names", "body", "hints"];
        let mut texts = Vec::with_capacity(names.len());
        for (name, worth) in names.into_iter().zip(WORTH) {
            let folded = schema.add_text_field(&format!("{name}_{FOLDED}"), indexed_as(FOLDED));
            let stemmed = schema.add_text_field(&format!("{name}_{STEMMED}"), indexed_as(STEMMED));
            texts.push(TextFields { folded, stemmed, worth });
        }
        let texts = [texts[0], texts[1], texts[2]];
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register(FOLDED, folded());
        index.tokenizers().register(STEMMED, stemmed());
        let options = IndexWriterOptions::builder().num_worker_threads(1).num_merge_threads(1).build();
        let writer = index.writer_with_options(options)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { writer: Mutex::new(writer), reader, pair, texts })
    }

    /// Begins a change; changes wait for each other.
    pub fn change(&self) -> Change<'_> {
        Change { index: self, writer: self.writer.lock() }
    }

    /// The offers at venues whose text fits, in no order; none when the text holds no word.
    ///
    /// # Errors
    /// When the index is broken.
    pub fn search(&self, text: &str, level: Level) -> Result<Vec<Hit>, TextError> {
        let words = analysis::words(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let scale = f32::from(FULL_RELEVANCE) / words.len() as f32;
        let query = query(&self.texts, &words, level);
        Ok(self.reader.searcher().search(&query, &Pairs { scale })?)
    }
}

/// Texts are only searched in, never shown: no positions, no lengths, no copies.
fn indexed_as(tokenizer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(indexing)
}

/// A change of the index, visible once committed.
pub struct Change<'a> {
    index: &'a TextIndex,
    writer: MutexGuard<'a, IndexWriter>,
}

impl Change<'_> {
    /// Replaces the text of an offer at a venue; `None` forgets it.
    ///
    /// # Errors
    /// When the index is broken.
    pub fn put(&self, pair: u64, texts: Option<&Texts>) -> Result<(), TextError> {
        self.writer.delete_term(Term::from_field_u64(self.index.pair, pair));
        let Some(texts) = texts else { return Ok(()) };
        let mut document = TantivyDocument::new();
        document.add_u64(self.index.pair, pair);
        for (fields, text) in self.index.texts.iter().zip([&texts.names, &texts.body, &texts.hints]) {
            let text = analysis::without_combining_marks(text);
            document.add_text(fields.folded, &text);
            document.add_text(fields.stemmed, &text);
        }
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Makes the change visible.
    ///
    /// # Errors
    /// When the index is broken.
    pub fn commit(mut self) -> Result<(), TextError> {
        self.writer.commit()?;
        Ok(self.index.reader.reload()?)
    }
}

/// Collects every match with its score.
struct Pairs {
    scale: f32,
}

struct SegmentPairs {
    pairs: Column<u64>,
    scale: f32,
    hits: Vec<Hit>,
}

impl Collector for Pairs {
    type Fruit = Vec<Hit>;
    type Child = SegmentPairs;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentPairs> {
        Ok(SegmentPairs { pairs: segment.fast_fields().u64("pair")?, scale: self.scale, hits: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Hit>>) -> tantivy::Result<Vec<Hit>> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for SegmentPairs {
    type Fruit = Vec<Hit>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let relevance = (score * self.scale).round() as u16;
        self.hits.extend(self.pairs.first(doc).map(|pair| Hit { pair, relevance }));
    }

    fn harvest(self) -> Vec<Hit> {
        self.hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(rows: &[(u64, &str, &str, &str)]) -> TextIndex {
        let index = TextIndex::new().unwrap();
        let change = index.change();
        for (pair, names, body, hints) in rows {
            let [names, body, hints] = [*names, *body, *hints].map(str::to_owned);
            change.put(*pair, Some(&Texts { names, body, hints })).unwrap();
        }
        change.commit().unwrap();
        index
    }

    fn found(index: &TextIndex, text: &str, level: Level) -> Vec<u64> {
        let mut hits = index.search(text, level).unwrap();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.relevance), hit.pair));
        hits.into_iter().map(|hit| hit.pair).collect()
    }

    #[test]
    fn a_name_is_worth_more_than_a_body_and_a_body_more_than_a_hint() {
        let index = index(&[
            (1, "Rien", "Rien", "café"),
            (2, "Rien", "Notre café est bon", ""),
            (3, "Café des Arts", "", ""),
            (4, "Les cafés", "", ""),
            (5, "La caféine", "", ""),
        ]);
        assert_eq!(found(&index, "cafe", Level::Strict), [3, 4, 5, 2, 1]);
    }

    #[test]
    fn only_the_last_word_may_be_unfinished_and_typos_wait_for_their_level() {
        let index = index(&[(1, "Cocktails à la Bastille", "", ""), (2, "Théâtre de la Bastille", "", "")]);
        assert_eq!(found(&index, "cocktails bast", Level::Strict), [1]);
        assert_eq!(found(&index, "cock bastille", Level::Strict), [] as [u64; 0]);
        assert_eq!(found(&index, "cocktials bastile", Level::Strict), [] as [u64; 0]);
        assert_eq!(found(&index, "cocktials bastile", Level::Forgiving), [1]);
        assert_eq!(found(&index, "cocktials theatre", Level::Forgiving), [] as [u64; 0]);
        assert_eq!(found(&index, "cocktials theatre", Level::Any), [2, 1]);
    }

    #[test]
    fn a_score_does_not_depend_on_what_else_is_indexed() {
        let index = index(&[(1, "Jazz au Duc", "", "")]);
        let before = index.search("jazz duc", Level::Strict).unwrap();
        let change = index.change();
        for pair in 2..50 {
            let names = format!("Jazz numéro {pair}");
            change.put(pair, Some(&Texts { names, body: String::new(), hints: String::new() })).unwrap();
        }
        change.commit().unwrap();
        assert_eq!(index.search("jazz duc", Level::Strict).unwrap(), before);
        assert_eq!(before, [Hit { pair: 1, relevance: FULL_RELEVANCE }]);
    }

    #[test]
    fn a_text_is_replaced_and_forgotten() {
        let index = index(&[(1, "Jazz", "", ""), (2, "Jazz", "", "")]);
        let change = index.change();
        let rock = Texts { names: "Rock".to_owned(), body: String::new(), hints: String::new() };
        change.put(1, Some(&rock)).unwrap();
        change.put(2, None).unwrap();
        assert_eq!(found(&index, "jazz", Level::Strict), [1, 2]);
        change.commit().unwrap();
        assert_eq!(found(&index, "jazz", Level::Strict), [] as [u64; 0]);
        assert_eq!(found(&index, "rock", Level::Strict), [1]);
    }

    #[test]
    fn no_text_breaks_the_search() {
        let index = index(&[(1, "Jazz", "", "")]);
        let long = "a".repeat(10_000);
        for text in
            ["", "\0", "\"AND OR NOT (", "*", "jazz*:[", "💥", "\u{202e}", "日本語", "ﬃ", long.as_str()]
        {
            for level in Level::ALL {
                index.search(text, level).unwrap();
            }
        }
    }
}
