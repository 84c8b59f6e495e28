//! The floor: a server that does nothing, with the same HTTP stack and allocator, in a process of its own.

use std::{io::Read, net::SocketAddr, process::Stdio};

use anyhow::{Context, Result};
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpListener,
    process::{Child, Command},
    sync::oneshot,
};

/// A running bare server. It ends with this process, whatever happens to it.
pub struct Hello {
    /// Where it listens.
    pub address: SocketAddr,
    // Kept for its end of standard input: the server ends when that does.
    _process: Child,
}

impl Hello {
    /// Starts the server on a free port.
    pub async fn start() -> Result<Self> {
        let program = std::env::current_exe().context("finding this program")?;
        let mut command = Command::new(program);
        command.arg("hello").stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut process = command.spawn().context("starting the bare server")?;
        let output = process.stdout.take().context("the bare server has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).await?;
        let address = line.trim().parse().context("the bare server did not say where it listens")?;
        Ok(Self { address, _process: process })
    }
}

/// Listens on a free port, says which, and serves until standard input ends.
pub async fn serve() -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?);
    let app = Router::new().route("/hello", get(answer));
    let (gone, parent_gone) = oneshot::channel::<()>();
    std::thread::spawn(move || {
        // An error means the same as the end: nobody is there any more.
        drop(std::io::stdin().read_to_end(&mut Vec::new()));
        drop(gone);
    });
    tokio::select! {
        served = axum::serve(listener, app) => served.context("serving"),
        _ = parent_gone => Ok(()),
    }
}

async fn answer() -> Json<Value> {
    Json(json!({ "hello": "world" }))
}
