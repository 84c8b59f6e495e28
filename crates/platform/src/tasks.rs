//! Background work that ends with its owner.

use std::future::Future;

use parking_lot::Mutex;
use tokio::task::AbortHandle;

/// Tasks that are stopped when this value is dropped.
#[derive(Debug, Default)]
pub struct Tasks(Mutex<Vec<AbortHandle>>);

impl Tasks {
    /// Starts a task. One that ends by itself stays listed until its owner ends: keep them few and long.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.lock().push(tokio::spawn(work).abort_handle());
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        for task in self.0.get_mut() {
            task.abort();
        }
    }
}
