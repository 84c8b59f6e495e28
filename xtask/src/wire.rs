//! Just enough of MongoDB's wire protocol to ask a server whether it lives and keeps what it is given.
//! Sources: the MongoDB wire protocol (`OP_MSG`) and bsonspec.org.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::failure::{Failure, Outcome, While};

const OP_MSG: u32 = 2013;
/// A reply to what we ask is small; more than this is not a reply.
const LARGEST: usize = 1 << 20;
const TIMEOUT: Duration = Duration::from_secs(10);

/// A value of a command.
enum Value<'a> {
    Number(i32),
    Text(&'a str),
    Documents(&'a [Vec<u8>]),
}

/// Says hello to the server.
pub fn hello(address: SocketAddr) -> Outcome {
    Connection::open(address)?.run(&[("hello", Value::Number(1)), ("$db", Value::Text("admin"))]).map(drop)
}

/// Says hello, stores a document, and sees the same one refused the second time.
pub fn self_check(address: SocketAddr) -> Outcome {
    hello(address)?;
    let mut connection = Connection::open(address)?;
    let documents = [document(&[("_id", Value::Number(1))])];
    let mut insert = || {
        let command = [
            ("insert", Value::Text("once")),
            ("documents", Value::Documents(&documents)),
            ("$db", Value::Text("self_check")),
        ];
        connection.run(&command).map(|reply| number(&reply, "n"))
    };
    if insert()? != Some(1.0) {
        return Err(Failure::Broken("the server does not store a document".to_owned()));
    }
    if insert()? != Some(0.0) {
        return Err(Failure::Broken("the server stores the same _id twice".to_owned()));
    }
    connection.run(&[("dropDatabase", Value::Number(1)), ("$db", Value::Text("self_check"))]).map(drop)
}

struct Connection(TcpStream);

impl Connection {
    fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect_timeout(&address, TIMEOUT).during(address)?;
        stream.set_read_timeout(Some(TIMEOUT)).during(address)?;
        stream.set_write_timeout(Some(TIMEOUT)).during(address)?;
        Ok(Self(stream))
    }

    /// Sends a command and returns the reply's document, which says `ok`.
    fn run(&mut self, command: &[(&str, Value<'_>)]) -> Outcome<Vec<u8>> {
        self.0.write_all(&message(&document(command))).during("asking the database")?;
        let mut head = [0; 16];
        self.0.read_exact(&mut head).during("hearing the database")?;
        let length = number_at(&head, 0).map_or(0, |length| length as usize);
        if !(21..=LARGEST).contains(&length) || number_at(&head, 12) != Some(OP_MSG) {
            return Err(Failure::Broken("what answers is not a MongoDB server".to_owned()));
        }
        let mut rest = vec![0; length - head.len()];
        self.0.read_exact(&mut rest).during("hearing the database")?;
        // Four bytes of flags and the section's kind come before the document.
        let reply = rest.split_off(5);
        if number(&reply, "ok") == Some(1.0) {
            return Ok(reply);
        }
        Err(Failure::Broken(format!("the database refuses: {}", String::from_utf8_lossy(&reply))))
    }
}

fn message(document: &[u8]) -> Vec<u8> {
    let length = 16 + 5 + document.len();
    let mut bytes = Vec::with_capacity(length);
    for number in [length as u32, 1, 0, OP_MSG, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.push(0);
    bytes.extend(document);
    bytes
}

fn document(fields: &[(&str, Value<'_>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let (kind, bytes) = encoded(value);
        body.push(kind);
        body.extend(name.bytes().chain([0]));
        body.extend(bytes);
    }
    framed(body)
}

fn encoded(value: &Value<'_>) -> (u8, Vec<u8>) {
    match value {
        Value::Number(number) => (0x10, number.to_le_bytes().to_vec()),
        Value::Text(text) => {
            let length = (text.len() as u32 + 1).to_le_bytes();
            (0x02, length.into_iter().chain(text.bytes()).chain([0]).collect())
        }
        Value::Documents(documents) => {
            let mut body = Vec::new();
            for (index, document) in documents.iter().enumerate() {
                body.push(0x03);
                body.extend(index.to_string().bytes().chain([0]));
                body.extend(document);
            }
            (0x04, framed(body))
        }
    }
}

fn framed(body: Vec<u8>) -> Vec<u8> {
    let length = (body.len() as u32 + 5).to_le_bytes();
    length.into_iter().chain(body).chain([0]).collect()
}

fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A number of this name at the top of a document.
fn number(document: &[u8], name: &str) -> Option<f64> {
    let mut rest = document.get(4..)?;
    loop {
        let (kind, after) = rest.split_first()?;
        let end = after.iter().position(|byte| *byte == 0)?;
        let value = after.get(end + 1..)?;
        let size = match kind {
            0x08 => 1,
            0x0a => 0,
            0x10 => 4,
            0x01 | 0x09 | 0x11 | 0x12 => 8,
            0x07 => 12,
            0x02 => number_at(value, 0)? as usize + 4,
            0x03 | 0x04 => number_at(value, 0)? as usize,
            0x05 => number_at(value, 0)? as usize + 5,
            _ => return None,
        };
        let bytes = value.get(..size)?;
        if after.get(..end)? == name.as_bytes() {
            return match kind {
                0x01 => Some(f64::from_le_bytes(bytes.try_into().ok()?)),
                0x10 => Some(f64::from(i32::from_le_bytes(bytes.try_into().ok()?))),
                _ => None,
            };
        }
        rest = value.get(size..)?;
    }
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    /// A server that answers each command with the next of these documents.
    fn server(replies: Vec<Vec<u8>>) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let mut replies = replies.into_iter();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut head = [0; 16];
                while stream.read_exact(&mut head).is_ok() {
                    let mut rest = vec![0; number_at(&head, 0).unwrap() as usize - 16];
                    stream.read_exact(&mut rest).unwrap();
                    stream.write_all(&message(&replies.next().unwrap())).unwrap();
                }
            }
        });
        address
    }

    fn reply(n: i32) -> Vec<u8> {
        document(&[("note", Value::Text("n")), ("n", Value::Number(n)), ("ok", Value::Number(1))])
    }

    #[test]
    fn a_server_that_keeps_its_word_passes() {
        assert_eq!(self_check(server(vec![reply(0), reply(1), reply(0), reply(0)])), Ok(()));
    }

    #[test]
    fn a_server_that_forgets_does_not_pass() {
        assert!(self_check(server(vec![reply(0), reply(1), reply(1)])).is_err());
        assert!(self_check(server(vec![reply(0), reply(0)])).is_err());
        assert!(hello(server(vec![document(&[("ok", Value::Number(0))])])).is_err());
    }

    #[test]
    fn numbers_are_found_behind_other_values() {
        let inner = [document(&[("ok", Value::Number(7))])];
        let whole = document(&[("a", Value::Documents(&inner)), ("ok", Value::Number(1))]);
        assert_eq!(number(&whole, "ok"), Some(1.0));
        assert_eq!(number(&whole, "missing"), None);
        assert_eq!(number(&whole[..whole.len() - 4], "ok"), None);
    }
}
