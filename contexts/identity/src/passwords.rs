//! Hashing passwords with argon2id, off the async threads and a few at a time.

use std::{sync::Arc, time::Instant};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::{PasswordHash as PhcHash, SaltString},
};
use contracts::{ServiceError, identity::Secret};
use platform::tokens::random_text;
use tokio::sync::Semaphore;

use crate::domain::account::PasswordHash;

/// Memory of one hash, in KiB; with two passes and one lane OWASP's second choice for argon2id (Password
/// Storage Cheat Sheet).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// 24 characters of the base64 alphabet are 18 random bytes.
const SALT_CHARS: usize = 24;
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Why a password was not hashed. No variant holds the password.
#[derive(Debug, thiserror::Error)]
enum PasswordError {
    #[error("the argon2 parameters are unusable")]
    Parameters(#[from] argon2::Error),
    #[error("the password could not be hashed, or the stored hash not read")]
    Hash(#[from] argon2::password_hash::Error),
    #[error("the hashing thread ended early")]
    Thread(#[from] tokio::task::JoinError),
    #[error("hashing has been shut down")]
    Closed(#[from] tokio::sync::AcquireError),
}

impl From<PasswordError> for ServiceError {
    fn from(error: PasswordError) -> Self {
        Self::internal(error)
    }
}

/// Hashes, verifies and estimates passwords: as many at a time as the machine has cores, so that a burst takes longer
/// and not more memory.
pub(crate) struct Passwords(Arc<Semaphore>);

impl Passwords {
    /// A hasher for this machine.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self(Arc::new(Semaphore::new(cores)))
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: &Secret) -> Result<PasswordHash, ServiceError> {
        let password = password.clone();
        Ok(self.run(move || timed(|| hash(&password))).await?)
    }

    /// Whether the password is the one behind `known`. Without a hash the same work is done and the answer
    /// is no, so that the time taken does not tell whether there was one.
    pub(crate) async fn verify(
        &self,
        password: &Secret,
        known: Option<&PasswordHash>,
    ) -> Result<bool, ServiceError> {
        let (password, known) = (password.clone(), known.cloned());
        Ok(self.run(move || timed(|| verify(&password, known.as_ref()))).await?)
    }

    /// Runs the check of a form with a new password, which takes its turn as well: estimating how many
    /// guesses a hostile one stands takes as long as a hash.
    pub(crate) async fn check<T: Send + 'static>(
        &self,
        form: impl FnOnce() -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, ServiceError> {
        self.run(move || Ok(form())).await?
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let permit = Arc::clone(&self.0).acquire_owned().await?;
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            // The permit goes with the work: a caller who gives up does not make room while it runs on.
            drop(permit);
            result
        });
        done.await?
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    metrics::histogram!("password_hashing_seconds").record(started.elapsed());
    result
}

fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &Secret) -> Result<PasswordHash, PasswordError> {
    let salt = SaltString::from_b64(&random_text(BASE64, SALT_CHARS))?;
    let phc = argon2()?.hash_password(password.0.as_bytes(), &salt)?;
    Ok(PasswordHash(phc.to_string()))
}

fn verify(password: &Secret, known: Option<&PasswordHash>) -> Result<bool, PasswordError> {
    let Some(known) = known else {
        hash(password)?;
        return Ok(false);
    };
    let known = PhcHash::new(&known.0)?;
    match argon2()?.verify_password(password.0.as_bytes(), &known) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only_and_no_hash_matches_nothing() {
        let passwords = Passwords::new();
        let secret = Secret("cheval-agrafe-lampe".into());
        let hash = passwords.hash(&secret).await.unwrap();
        assert!(hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.0);
        assert!(passwords.verify(&secret, Some(&hash)).await.unwrap());
        assert!(!passwords.verify(&Secret("cheval-agrafe-lampf".into()), Some(&hash)).await.unwrap());
        assert!(!passwords.verify(&secret, None).await.unwrap());
        assert_ne!(passwords.hash(&secret).await.unwrap(), hash, "every hash has a salt of its own");
    }

    #[tokio::test]
    async fn a_burst_waits_for_its_turn() {
        let passwords = Arc::new(Passwords(Arc::new(Semaphore::new(1))));
        let running = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let burst = (0..8).map(|_| {
            let (passwords, running) = (Arc::clone(&passwords), Arc::clone(&running));
            async move {
                let work = move || {
                    let before = running.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    std::thread::sleep(std::time::Duration::from_millis(2));
                    running.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                    Ok(before)
                };
                passwords.run(work).await.unwrap()
            }
        });
        assert_eq!(futures::future::join_all(burst).await, [0; 8]);
    }
}
