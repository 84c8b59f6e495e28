//! The platform put together: one process that runs every context behind the gateway. The executable and
//! the end-to-end tests start it from here.

pub mod accounts;
pub mod commands;
pub mod demo;
pub mod import;
pub mod platform_process;

pub use platform_process::Platform;
