//! A mail server on a free port that keeps what it gets (the parts of RFC 5321 a client of ours uses).

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use base64::{Engine, engine::general_purpose::STANDARD};
use parking_lot::Mutex;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Instead of a line of refusal: the message is left without an answer.
pub const NO_ANSWER: &str = "no answer";

/// The server.
pub struct MailServer {
    address: SocketAddr,
    kept: Arc<Kept>,
}

#[derive(Default)]
struct Kept {
    messages: Mutex<Vec<Message>>,
    /// Answers to the next messages instead of taking them.
    refusals: Mutex<VecDeque<&'static str>>,
    unanswered: AtomicUsize,
}

/// A message as it came.
#[derive(Debug, Clone)]
pub struct Message {
    /// Whom it was handed over for.
    pub to: String,
    /// Its header lines, unfolded.
    pub headers: Vec<String>,
    /// Its text, decoded.
    pub text: String,
}

impl MailServer {
    /// A server that answers the first messages with these lines and takes the rest.
    pub async fn start(refusals: &[&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let kept = Arc::new(Kept::default());
        kept.refusals.lock().extend(refusals);
        let for_connections = Arc::clone(&kept);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, Arc::clone(&for_connections)));
            }
        });
        Self { address, kept }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// How many messages it left without an answer.
    pub fn unanswered(&self) -> usize {
        self.kept.unanswered.load(Ordering::Relaxed)
    }

    /// What it has got.
    pub fn messages(&self) -> Vec<Message> {
        self.kept.messages.lock().clone()
    }
}

async fn converse(stream: TcpStream, kept: Arc<Kept>) {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    let mut to = String::new();
    writing.write_all(b"220 mail.test\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let command = line.to_ascii_uppercase();
        let answer = if command.starts_with("RCPT TO:") {
            to = line[8..].trim().trim_matches(['<', '>']).to_owned();
            "250 ok"
        } else if command == "DATA" {
            writing.write_all(b"354 go on\r\n").await.unwrap();
            let mut raw = Vec::new();
            while let Ok(Some(line)) = lines.next_line().await {
                if line == "." {
                    break;
                }
                raw.push(line.strip_prefix('.').unwrap_or(&line).to_owned());
            }
            let refusal = kept.refusals.lock().pop_front();
            if refusal == Some(NO_ANSWER) {
                kept.unanswered.fetch_add(1, Ordering::Relaxed);
                return std::future::pending().await;
            }
            if refusal.is_none() {
                kept.messages.lock().push(Message::read(to.clone(), &raw));
            }
            refusal.unwrap_or("250 taken")
        } else if command == "QUIT" {
            "221 bye"
        } else {
            "250 ok"
        };
        if writing.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

impl Message {
    fn read(to: String, raw: &[String]) -> Self {
        let end = raw.iter().position(String::is_empty).unwrap();
        let mut headers: Vec<String> = Vec::new();
        for line in &raw[..end] {
            match headers.last_mut() {
                Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
                _ => headers.push(line.clone()),
            }
        }
        let encoding = find(&headers, "Content-Transfer-Encoding").unwrap_or_default();
        let body = raw[end + 1..].join("\n");
        let bytes = match encoding.as_str() {
            "base64" => STANDARD.decode(body.replace('\n', "")).unwrap(),
            "quoted-printable" => quoted_printable(&body),
            _ => body.into_bytes(),
        };
        Self { to, headers, text: String::from_utf8(bytes).unwrap().replace("\r\n", "\n") }
    }

    /// A header's value as it came.
    pub fn header(&self, name: &str) -> String {
        find(&self.headers, name).unwrap()
    }

    /// The subject, decoded (RFC 2047).
    pub fn subject(&self) -> String {
        let mut decoded = String::new();
        for word in self.header("Subject").split_whitespace() {
            let Some(base64) = word.strip_prefix("=?utf-8?b?").and_then(|w| w.strip_suffix("?=")) else {
                // Between plain words a space; between encoded ones none.
                if !decoded.is_empty() && !decoded.ends_with(' ') {
                    decoded.push(' ');
                }
                decoded.push_str(word);
                decoded.push(' ');
                continue;
            };
            decoded.push_str(&String::from_utf8(STANDARD.decode(base64).unwrap()).unwrap());
        }
        decoded.trim().to_owned()
    }
}

fn find(headers: &[String], name: &str) -> Option<String> {
    let named = |header: &String| {
        let (found, value) = header.split_once(": ")?;
        found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    };
    headers.iter().find_map(named)
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let joined = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' && after.len() >= 2 {
            let hex = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(hex, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}
