//! `member-bind WASM FOLDER`: writes the JavaScript that connects the app's wasm with the browser, and what the page asks
//! for before the wasm is there.
//!
//! `wasm-bindgen`'s own command is refused by the wasm of any other version; as a library it is locked with the rest.

use std::{error::Error, fs, path::Path, process::ExitCode};

use member_core::api::outings;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, folder] = arguments.as_slice() else {
        eprintln!("usage: member-bind WASM FOLDER");
        return ExitCode::from(2);
    };
    match write(wasm, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn write(wasm: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.input_path(wasm).out_name("member").typescript(false).generate(folder)?;
    // To the letter what the app itself would send, so that the answer is one to it.
    let question = serde_json::to_string(&serde_json::to_string(&outings::feed(None))?)?;
    fs::write(folder.join("feed-question.js"), format!("export default {question};\n"))?;
    Ok(())
}
