//! What is asked of the read model, and what is done to it besides listening. Everything in it is public:
//! no use case needs to know the caller.

pub mod feed_cache;
pub mod find_outings;
pub mod forget;
pub mod index_words;
pub mod load;
pub mod similar_outings;
pub mod suggest_searches;
