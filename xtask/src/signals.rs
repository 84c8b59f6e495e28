//! Ctrl-C and its like: remembered, so that every waiting loop ends and cleans up.

use std::sync::{Arc, OnceLock, atomic::AtomicBool, atomic::Ordering};

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag,
};

use crate::failure::{Failure, Outcome, While};

static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Starts to listen. The first signal asks for an orderly end, a second one ends at once.
pub fn watch() -> Outcome {
    let stop = STOP.get_or_init(Arc::default);
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        // Before the one that sets the flag: it acts only when the flag was set earlier.
        flag::register_conditional_shutdown(signal, 130, Arc::clone(stop)).during("listening for signals")?;
        flag::register(signal, Arc::clone(stop)).during("listening for signals")?;
    }
    Ok(())
}

/// Fails when a signal has come.
pub fn check() -> Outcome {
    let stopped = STOP.get().is_some_and(|stop| stop.load(Ordering::Relaxed));
    if stopped { Err(Failure::Interrupted) } else { Ok(()) }
}
