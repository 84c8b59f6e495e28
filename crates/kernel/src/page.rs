//! Paging: every list is read in pages behind an opaque, stable cursor.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// How many items a page may hold at most.
pub const MAX_PAGE: u32 = 100;

/// Where a page ended: opaque to clients, the sort key of the last item to the one who made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor(String);

impl Cursor {
    /// A cursor that keeps `key`, the sort key of an item.
    ///
    /// # Errors
    /// When the key cannot be written as JSON, which a plain key never is.
    pub fn encode<K: Serialize>(key: &K) -> Result<Self, serde_json::Error> {
        serde_json::to_vec(key).map(|bytes| Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The key behind the cursor, or `None` when it was not made by [`Self::encode`] for this key type.
    #[must_use]
    pub fn decode<K: DeserializeOwned>(&self) -> Option<K> {
        let bytes = URL_SAFE_NO_PAD.decode(&self.0).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// The opaque text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Which page is wanted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PageRequest {
    /// How many items at most; 1 to [`MAX_PAGE`].
    pub first: u32,
    /// Only what comes after this cursor.
    pub after: Option<Cursor>,
}

impl PageRequest {
    /// The first page of `first` items.
    #[must_use]
    pub const fn first(first: u32) -> Self {
        Self { first, after: None }
    }

    /// The wanted number of items, brought into its bounds.
    #[must_use]
    pub fn size(&self) -> usize {
        self.first.clamp(1, MAX_PAGE) as usize
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The items with the cursor after each.
    pub items: Vec<(Cursor, T)>,
    /// Whether anything comes after the last item.
    pub has_next: bool,
}

impl<T> Page<T> {
    /// A page out of up to `size + 1` items: the one too many only tells that there is more.
    ///
    /// # Errors
    /// When a key cannot be written as JSON, which a plain key never is.
    pub fn from_overfull<K: Serialize>(
        mut found: Vec<T>,
        size: usize,
        key: impl Fn(&T) -> K,
    ) -> Result<Self, serde_json::Error> {
        let has_next = found.len() > size;
        found.truncate(size);
        let items = found
            .into_iter()
            .map(|item| Cursor::encode(&key(&item)).map(|cursor| (cursor, item)))
            .collect::<Result<_, _>>()?;
        Ok(Self { items, has_next })
    }

    /// The same page with every item turned into something else.
    #[must_use]
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(|(cursor, item)| (cursor, change(item))).collect(),
            has_next: self.has_next,
        }
    }

    /// The items alone.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|(_, item)| item)
    }
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { items: Vec::new(), has_next: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_keeps_its_key_and_refuses_nonsense() {
        let cursor = Cursor::encode(&(42_i64, "out_1")).unwrap();
        assert_eq!(cursor.decode::<(i64, String)>(), Some((42, "out_1".to_owned())));
        assert_eq!(Cursor::from("%%%".to_owned()).decode::<(i64, String)>(), None);
    }

    #[test]
    fn one_item_too_many_means_there_is_more() {
        let page = Page::from_overfull(vec![1, 2, 3], 2, |n| *n).unwrap();
        assert_eq!(page.values().copied().collect::<Vec<_>>(), [1, 2]);
        assert!(page.has_next);
        assert!(!Page::from_overfull(vec![1, 2], 2, |n| *n).unwrap().has_next);
    }
}
