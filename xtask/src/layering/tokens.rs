//! Just enough of Rust's syntax to find paths: comments and texts are blanked, then names are read.

/// The source with comments and texts replaced by blanks; lines and columns stay where they are.
pub fn code_only(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = skipped(bytes, at);
        match end {
            Some(end) => {
                blank(&mut code, at, end);
                at = end;
            }
            None => at += 1,
        }
    }
    String::from_utf8_lossy(&code).into_owned()
}

fn blank(code: &mut [u8], from: usize, to: usize) {
    let to = to.min(code.len());
    for byte in code.get_mut(from..to).unwrap_or_default() {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Where the comment or text that starts at `at` ends, if one starts there.
fn skipped(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    if rest.starts_with(b"//") {
        return Some(find(rest, b"\n").map_or(bytes.len(), |length| at + length));
    }
    if rest.starts_with(b"/*") {
        return Some(find(rest, b"*/").map_or(bytes.len(), |length| at + length + 2));
    }
    // A quotation mark as a character starts no text.
    for quote in [b"'\"'".as_slice(), b"'\\\"'"] {
        if rest.starts_with(quote) {
            return Some(at + quote.len());
        }
    }
    if let Some(hashes) = raw_text(bytes, at) {
        let mut close = vec![b'"'];
        close.extend(std::iter::repeat_n(b'#', hashes));
        let open = at + 2 + hashes;
        let length = find(bytes.get(open..)?, &close);
        return Some(length.map_or(bytes.len(), |length| open + length + close.len()));
    }
    rest.starts_with(b"\"").then(|| text_end(bytes, at + 1))
}

/// How many `#` a raw text that starts at `at` has.
fn raw_text(bytes: &[u8], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    // `br"…"` is found at its `r`.
    let inside_a_name = before.is_some_and(|byte| is_name(*byte) && *byte != b'b');
    if bytes.get(at) != Some(&b'r') || inside_a_name {
        return None;
    }
    let hashes = bytes.get(at + 1..)?.iter().take_while(|byte| **byte == b'#').count();
    (bytes.get(at + 1 + hashes) == Some(&b'"')).then_some(hashes)
}

fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// A path such as `crate::domain::Seat`, and where it stands.
pub struct Path<'a> {
    /// Its names, as far as they are joined by `::` directly.
    pub names: Vec<&'a str>,
    /// The line, from 1.
    pub line: usize,
}

/// Every path of the code in its order, `use` groups taken apart; lone names and keywords are paths too.
pub fn paths(code: &str) -> Vec<Path<'_>> {
    let mut found = Vec::new();
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let (mut rest, mut line) = (code, 1);
    while let Some(first) = rest.bytes().next() {
        let length = if is_name(first) {
            let length = rest.bytes().take_while(|byte| is_name(*byte)).count();
            if names.is_empty() {
                names = groups.last().cloned().unwrap_or_default();
            }
            names.push(&rest[..length]);
            length
        } else if rest.starts_with("::") {
            2
        } else {
            if first == b'{' {
                // Of a `use` group when a path leads to it; else a block, which starts afresh.
                let leads = code[..code.len() - rest.len()].ends_with("::");
                groups.push(if leads { names.clone() } else { Vec::new() });
            } else if first == b'}' {
                groups.pop();
            }
            finish(&mut found, &mut names, line);
            line += usize::from(first == b'\n');
            rest.chars().next().map_or(1, char::len_utf8)
        };
        rest = &rest[length..];
    }
    finish(&mut found, &mut names, line);
    found
}

fn finish<'a>(found: &mut Vec<Path<'a>>, names: &mut Vec<&'a str>, line: usize) {
    if !names.is_empty() {
        found.push(Path { names: std::mem::take(names), line });
    }
}
