//! The address that is measured: always this machine's own.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
};

use anyhow::{Context, Error, Result, ensure};

/// A server on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Where it listens.
    pub address: SocketAddr,
}

impl FromStr for Target {
    type Err = Error;

    /// Reads `http://127.0.0.1:4000`. Names other than `localhost` are not looked up.
    fn from_str(url: &str) -> Result<Self> {
        let rest = url.strip_prefix("http://").context("expected http://ADDRESS:PORT")?;
        let (host, port) = rest.trim_end_matches('/').rsplit_once(':').context("the port is missing")?;
        let port = port.parse().context("the port is not a number")?;
        let address = match host.trim_start_matches('[').trim_end_matches(']') {
            "localhost" => IpAddr::V4(Ipv4Addr::LOCALHOST),
            other => other.parse().context("expected a loopback address")?,
        };
        ensure!(address.is_loopback(), "{address} is not this machine: load goes to loopback addresses only");
        Ok(Self { address: SocketAddr::new(address, port) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_accepted() {
        for (url, address) in [
            ("http://127.0.0.1:4000", "127.0.0.1:4000"),
            ("http://localhost:80/", "127.0.0.1:80"),
            ("http://[::1]:4000", "[::1]:4000"),
            ("http://127.9.9.9:1", "127.9.9.9:1"),
        ] {
            assert_eq!(url.parse::<Target>().unwrap().address, address.parse().unwrap(), "{url}");
        }
    }

    #[test]
    fn every_other_machine_is_refused() {
        for url in [
            "http://192.168.1.2:4000",
            "http://10.0.0.1:4000",
            "http://0.0.0.0:4000",
            "http://[::]:4000",
            "http://example.org:80",
            "http://localhost.example.org:80",
            "http://127.0.0.1@10.0.0.1:80",
            "https://127.0.0.1:4000",
            "http://127.0.0.1",
            "127.0.0.1:4000",
        ] {
            assert!(url.parse::<Target>().is_err(), "{url}");
        }
    }
}
