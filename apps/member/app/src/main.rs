//! The member app: routes, screens, and the browser they run in. Everything that can be told without a browser is in
//! `member-core` and `member-ui`; this crate is compiled for wasm only.

mod answer;
mod browser;
mod deck;
mod favourites;
mod live;
mod news;
mod route;
mod screens;
mod shell;
mod state;
mod waiting;

fn main() {
    console_error_panic_hook::set_once();
    dioxus::web::launch::launch_cfg(shell::Shell, dioxus::web::Config::new().rootname("app"));
}
