//! `yousoon serve` and `yousoon migrate`.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use anyhow::{Context as _, Result, ensure};
use axum::Router;
use kernel::SystemClock;
use platform::{Settings, Tasks, settings::SiteSettings, telemetry::start_metrics};
use tokio::{net::TcpListener, task::JoinSet};

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
    let site_settings = SiteSettings::from_env().context("settings")?;
    let sites = Sites::open(&site_settings).await?.start();
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
    sites.join_all().await;
    Ok(())
}

/// Serves the built sites until it is asked to stop.
///
/// # Errors
/// When one cannot be served, or there is none.
pub async fn serve_sites(settings: &SiteSettings) -> Result<()> {
    ensure!(!settings.sites.is_empty(), "YOUSOON_SITES names no site");
    let mut serving = Sites::open(settings).await?.start();
    while let Some(ended) = serving.join_next().await {
        ended??;
    }
    Ok(())
}

/// Sites with their ports.
struct Sites(Vec<(TcpListener, Router)>);

impl Sites {
    /// Looks whether every site is built and its port free.
    async fn open(settings: &SiteSettings) -> Result<Self> {
        let mut sites = Vec::new();
        for site in &settings.sites {
            let router = sites::router(&site.folder, settings).with_context(|| site.name.clone())?;
            let listener = TcpListener::bind(site.listen)
                .await
                .with_context(|| format!("{} ({}) cannot be listened on", site.listen, site.name))?;
            tracing::info!(site = site.name, "served on http://{}", site.listen);
            sites.push((listener, router));
        }
        Ok(Self(sites))
    }

    /// Each ends when the process is asked to stop, and with what it was doing.
    fn start(self) -> JoinSet<std::io::Result<()>> {
        let serve = |(listener, router): (TcpListener, Router)| async move {
            axum::serve(listener, router).with_graceful_shutdown(asked_to_stop()).await
        };
        self.0.into_iter().map(serve).collect()
    }
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
