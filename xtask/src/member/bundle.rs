//! Puts the served folder together: files named after their content, the page that names them, compressed copies.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{WORKSPACE, files_below};
use crate::{
    digest::{self, Digest},
    failure::{Outcome, While},
    places::Places,
    process,
    setup::wasm,
};

/// The colours and sizes all sites share.
pub const TOKENS: &str = "web/packages/tokens/src/tokens.css";
/// Package, file, family, weight, and what it holds.
const FONTS: &[(&str, &str, u16, &str)] = &[
    ("jost", "Jost", 400, "latin"),
    ("jost", "Jost", 500, "latin"),
    ("jost", "Jost", 700, "latin"),
    ("poppins", "Poppins", 400, "latin"),
    ("jost", "Jost", 500, "latin-ext"),
    ("poppins", "Poppins", 400, "latin-ext"),
];
/// The photographs of the first visit: kind, and file.
const PHOTOS: &[(&str, &str)] = &[
    ("photo-bar", "bar-1-720.avif"),
    ("photo-event", "event-1-720.avif"),
    ("photo-restaurant", "restaurant-1-720.avif"),
];
/// Where they are.
pub const PHOTO_FOLDER: &str = "assets/photos";
const LATIN: &str = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, \
                     U+2122, U+2190-2193, U+2212, U+2215, U+FEFF, U+FFFD";
const LATIN_EXT: &str =
    "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1EFF, U+20A0-20AB";

/// What is not fetched before it is needed.
const ON_DEMAND: &[&str] = &["latin-ext", "/assets/map", "/assets/photo"];

/// What is put together, and where.
pub struct Bundle<'a> {
    /// Where things are.
    pub places: &'a Places,
    /// The wasm and its JavaScript.
    pub bindings: &'a Path,
    /// The folder that is served.
    pub folder: &'a Path,
}

/// A page's text with the names that are put into it.
type Names = Vec<(&'static str, String)>;

impl Bundle<'_> {
    /// Puts it together aside, then takes the old one's place.
    pub fn make(&self) -> Outcome {
        let new = self.folder.with_extension("new");
        drop(fs::remove_dir_all(&new));
        fs::create_dir_all(new.join("assets")).during(new.display())?;
        let app = self.places.root.join(WORKSPACE).join("app");
        let statics = app.join("static");
        let wasm = read(&self.bindings.join("member_bg.wasm"))?;
        let mut names = vec![("wasm", keep(&new, "member", "wasm", &wasm)?)];
        names.push(("script", keep(&new, "member", "js", &self.script(&self.bindings.join("member.js"))?)?));
        self.map(&new, &statics, &mut names)?;
        let early = self.bindings.join("early.js");
        copy(&statics.join("early.js"), &early)?;
        names.push(("early", keep(&new, "early", "js", &self.script(&early)?)?));
        let start = filled(&text(&statics.join("start.js"))?, &names);
        names.push(("start", keep(&new, "start", "js", start.as_bytes())?));
        let fonts = self.fonts(&new, &mut names)?;
        let kit = sheets(&self.places.root.join(WORKSPACE).join("ui/assets/kit"))?;
        let tokens = text(&self.places.root.join(TOKENS))?;
        for (name, file) in PHOTOS {
            let photo = read(&self.places.root.join(PHOTO_FOLDER).join(file))?;
            names.push((name, keep(&new, name, "avif", &photo)?));
        }
        let screens = filled(&sheets(&app.join("styles"))?, &names);
        let style = [fonts, tokens, kit, screens].concat();
        names.push(("style", keep(&new, "style", "css", &self.minified(&style)?)?));
        for file in files_below(&statics.join("icons"))? {
            copy(&file, &new.join("icons").join(file.file_name().unwrap_or_default()))?;
        }
        copy(&statics.join("manifest.webmanifest"), &new.join("manifest.webmanifest"))?;
        put(&new.join("index.html"), filled(&text(&statics.join("index.html"))?, &names).as_bytes())?;
        self.worker(&new, &statics)?;
        compress(&new)?;
        drop(fs::remove_dir_all(self.folder));
        fs::rename(&new, self.folder).during(self.folder.display())
    }

    /// A script with all it imports, in one file.
    fn script(&self, entry: &Path) -> Outcome<Vec<u8>> {
        let packages = wasm::packages(self.places)?;
        let mut script = Command::new(packages.join("esbuild/bin/esbuild"));
        script.arg(entry).env("NODE_PATH", &packages);
        script.args(["--bundle", "--format=esm", "--minify", "--target=es2022", "--log-level=warning"]);
        Ok(process::output("bundling the member app's scripts", script)?.into_bytes())
    }

    /// The map is loaded only when it is looked at: MapLibre, its worker and its style.
    fn map(&self, new: &Path, statics: &Path, names: &mut Names) -> Outcome {
        let dist = wasm::packages(self.places)?.join("maplibre-gl/dist");
        names.push((
            "map-worker",
            keep(new, "map-worker", "js", &read(&dist.join("maplibre-gl-worker.mjs"))?)?,
        ));
        names.push((
            "map-style",
            keep(new, "map", "css", &self.minified(&text(&dist.join("maplibre-gl.css"))?)?)?,
        ));
        let entry = self.bindings.join("map.js");
        put(&entry, filled(&text(&statics.join("map.js"))?, names).as_bytes())?;
        copy(&statics.join("paris.js"), &self.bindings.join("paris.js"))?;
        names.push(("map", keep(new, "map", "js", &self.script(&entry)?)?));
        Ok(())
    }

    fn minified(&self, style: &str) -> Outcome<Vec<u8>> {
        let file = self.folder.with_extension("css");
        put(&file, style.as_bytes())?;
        let mut minify = Command::new(wasm::packages(self.places)?.join("esbuild/bin/esbuild"));
        minify.arg(&file).args(["--minify", "--log-level=warning"]);
        let minified = process::output("minifying the member app's style", minify)?;
        fs::remove_file(&file).during(file.display())?;
        Ok(minified.into_bytes())
    }

    /// Keeps the fonts and returns the rules that name them.
    fn fonts(&self, new: &Path, names: &mut Names) -> Outcome<String> {
        let packages = wasm::packages(self.places)?;
        let mut rules = String::new();
        for (package, family, weight, part) in FONTS {
            let file = format!("@fontsource/{package}/files/{package}-{part}-{weight}-normal.woff2");
            let name =
                keep(new, &format!("{package}-{weight}-{part}"), "woff2", &read(&packages.join(file))?)?;
            let range = if *part == "latin" { LATIN } else { LATIN_EXT };
            rules.push_str(&format!(
                "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; font-display: swap; \
                 src: url(\"{name}\") format(\"woff2\"); unicode-range: {range}; }}\n"
            ));
            match (*family, *weight, *part) {
                ("Jost", 500, "latin") => names.push(("font-title", name)),
                ("Poppins", 400, "latin") => names.push(("font-body", name)),
                _ => {}
            }
        }
        Ok(rules)
    }

    /// The worker knows every file that opens the app without a network.
    fn worker(&self, new: &Path, statics: &Path) -> Outcome {
        let mut files = vec!["/".to_owned()];
        let mut version = Digest::default();
        for file in files_below(new)? {
            let name = format!("/{}", file.strip_prefix(new).unwrap_or(&file).to_string_lossy());
            version.add(read(&file)?);
            if !ON_DEMAND.iter().any(|part| name.contains(part)) && name != "/index.html" {
                files.push(name);
            }
        }
        let list = files.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let version = short(version.letters());
        let names = vec![("version", version), ("files", format!("[{list}]"))];
        put(&new.join("worker.js"), filled(&text(&statics.join("worker.js"))?, &names).as_bytes())
    }
}

/// The style sheets of a folder: first what all others build on, then the others.
fn sheets(folder: &Path) -> Outcome<String> {
    let (base, others): (Vec<_>, Vec<_>) =
        files_below(folder)?.into_iter().partition(|file| file.ends_with("base.css"));
    base.iter().chain(&others).map(|file| text(file)).collect()
}

/// Keeps a file under a name that changes with its content, and returns its address.
fn keep(new: &Path, name: &str, kind: &str, content: &[u8]) -> Outcome<String> {
    let address = format!("/assets/{name}-{}.{kind}", short(digest::of(content)));
    put(&new.join(address.trim_start_matches('/')), content)?;
    Ok(address)
}

fn short(mut digest: String) -> String {
    digest.truncate(12);
    digest
}

/// Replaces each `{{name}}`.
fn filled(text: &str, names: &Names) -> String {
    names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value))
}

/// Beside each file that gets smaller by it, `.br` and `.gz` of it: no server compresses at each request.
fn compress(folder: &Path) -> Outcome {
    let kinds = ["css", "html", "js", "svg", "wasm", "webmanifest"];
    let files: Vec<PathBuf> = files_below(folder)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|kind| kinds.iter().any(|known| kind == *known)))
        .collect();
    let mut brotli = Command::new("brotli");
    brotli.args(["--keep", "--quality=11", "--force"]).args(&files);
    process::output("compressing (brotli)", brotli)?;
    let mut gzip = Command::new("gzip");
    gzip.args(["--keep", "--best", "--force", "--no-name"]).args(&files);
    process::output("compressing (gzip)", gzip).map(drop)
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).during(path.display())
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).during(path.display())
}

fn put(path: &Path, content: &[u8]) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).during(folder.display())?;
    fs::write(path, content).during(path.display())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    put(to, &read(from)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_file_is_named_after_its_content() {
        let scratch = Scratch::new("keep").unwrap();
        let one = keep(scratch.path(), "style", "css", b"a").unwrap();
        let other = keep(scratch.path(), "style", "css", b"b").unwrap();
        assert_ne!(one, other);
        assert!(one.starts_with("/assets/style-") && one.ends_with(".css"), "{one}");
        assert_eq!(fs::read(scratch.path().join(&other[1..])).unwrap(), b"b");
    }

    #[test]
    fn names_are_put_into_texts() {
        let names = vec![("wasm", "/a.wasm".to_owned()), ("api", String::new())];
        assert_eq!(
            filled("load(\"{{wasm}}\", \"{{api}}\", {{x}})", &names),
            "load(\"/a.wasm\", \"\", {{x}})"
        );
    }
}
