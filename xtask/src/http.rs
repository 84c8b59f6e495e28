//! Ports and readiness of servers on this machine.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use crate::failure::{Outcome, While};

const TIMEOUT: Duration = Duration::from_secs(5);

/// A loopback address that can be listened on; port 0 chooses a free one.
pub fn free_address(port: u16) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = listener.during(format!("port {port} cannot be used"))?;
    listener.local_addr().during("choosing a port")
}

/// Whether the server answers `GET path` with 200.
pub fn answers(address: SocketAddr, path: &str) -> bool {
    status_line(address, path).is_ok_and(|line| line.split(' ').nth(1) == Some("200"))
}

fn status_line(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    // In one piece: a server that answers after the first would close on the rest, and reset.
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.take(64).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_200_is_an_answer() {
        for (answer, ready) in [("HTTP/1.1 200 OK", true), ("HTTP/1.1 503 Not yet", false), ("200", false)] {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let address = listener.local_addr().unwrap();
            std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                // Unread words would reset the connection.
                let _ = stream.read(&mut [0; 1024]).unwrap();
                write!(stream, "{answer}\r\n\r\n").unwrap();
            });
            assert_eq!(answers(address, "/readyz"), ready, "{answer}");
        }
    }

    #[test]
    fn a_used_port_is_told() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(free_address(port).unwrap_err().to_string().contains(&port.to_string()));
        assert_ne!(free_address(0).unwrap().port(), 0);
    }
}
