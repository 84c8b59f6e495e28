//! `member-bind WASM FOLDER`: writes the JavaScript that connects the app's wasm with the browser.
//!
//! `wasm-bindgen`'s own command is refused by the wasm of any other version; as a library it is locked with the rest.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, folder] = arguments.as_slice() else {
        eprintln!("usage: member-bind WASM FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let written = bindgen
        .web(true)
        .map(|bindgen| bindgen.input_path(wasm).out_name("member").typescript(false))
        .and_then(|bindgen| bindgen.generate(folder));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
