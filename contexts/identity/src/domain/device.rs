//! What a person sees of a signed-in device: browser and system, and nothing that tells two alike apart.

/// Longer texts are cut before they are read.
const MAX_BYTES: usize = 300;

/// Browsers by what they alone write; those that pretend to be others come first.
const BROWSERS: [(&str, &str); 12] = [
    ("Yousoon", "Yousoon"),
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Safari/", "Safari"),
];

/// Systems by what they write; phones before what they descend from.
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system of a user agent, for instance `Firefox, Linux`; none when neither is known.
pub(crate) fn label(user_agent: &str) -> Option<String> {
    let end = (0..=MAX_BYTES.min(user_agent.len())).rev().find(|at| user_agent.is_char_boundary(*at));
    let text = &user_agent[..end.unwrap_or_default()];
    let known = |names: &'static [(&str, &str)]| {
        names.iter().find(|(mark, _)| text.contains(mark)).map(|(_, name)| *name)
    };
    let parts: Vec<_> = [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_browser_and_system() {
        for (user_agent, expected) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                 Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/140.0.0.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/19.0 Safari/605.1.15",
                "Safari, macOS",
            ),
        ] {
            assert_eq!(label(user_agent).as_deref(), Some(expected));
        }
    }

    #[test]
    fn nothing_of_what_a_client_made_up_is_kept() {
        assert_eq!(label(""), None);
        assert_eq!(label("curl/8.5 <script>"), None);
        let long = format!("{}Firefox/1", "é".repeat(500_000));
        assert_eq!(label(&long), None, "what comes late is not read");
    }
}
