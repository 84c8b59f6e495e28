//! `yousoon serve` and `yousoon migrate`.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use anyhow::{Context as _, Result};
use kernel::SystemClock;
use platform::{Settings, Tasks, telemetry::start_metrics};
use tokio::net::TcpListener;

use crate::{Platform, accounts};

/// Runs the platform until it is asked to stop.
///
/// # Errors
/// When it cannot start.
pub async fn serve(settings: &Settings) -> Result<()> {
    let started = Instant::now();
    let platform = Platform::build(settings, Arc::new(SystemClock)).await?;
    let tasks = Tasks::default();
    let gateway = platform.gateway(start_metrics())?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("{} cannot be listened on", settings.listen))?;
    let address = listener.local_addr()?;
    // The port answers at once, /readyz only when the read model is filled.
    let filling = platform.clone();
    let announce = settings.is_development();
    let ready = async move {
        match filling.start(&tasks).await {
            Ok(outings) => {
                tracing::info!(outings, elapsed = ?started.elapsed(), "ready on http://{address}");
                if announce {
                    eprintln!("{}", accounts::welcome(&address.to_string()));
                }
                tasks
            }
            Err(error) => {
                tracing::error!("the platform cannot start: {error:#}");
                std::process::exit(1);
            }
        }
    };
    let background = tokio::spawn(ready);
    let service = gateway.router().into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    tracing::info!("stopping");
    drop(background.await);
    Ok(())
}

/// Creates every index.
///
/// # Errors
/// When a database does not answer.
pub async fn migrate(settings: &Settings) -> Result<()> {
    let platform = Platform::build(settings, Arc::new(SystemClock)).await?;
    platform.migrate().await?;
    tracing::info!("every index exists");
    Ok(())
}

/// SIGTERM (an orchestrator) or SIGINT (a terminal).
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard");
            drop(interrupt.await);
        }
    }
}
