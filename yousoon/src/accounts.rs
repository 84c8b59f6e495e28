//! The demo accounts: known to everybody, so they exist only where somebody seeded them.

/// The password of every demo account.
pub const PASSWORD: &str = "Demo-Yousoon-2026";
/// A member.
pub const MEMBER: &str = "membre@demo.yousoon.com";
/// The owner of a bar.
pub const OWNER: &str = "patron@demo.yousoon.com";
/// The door of the same bar.
pub const DOOR: &str = "porte@demo.yousoon.com";
/// An administrator.
pub const ADMIN: &str = "admin@demo.yousoon.com";

/// What a developer wants to know after the start.
#[must_use]
pub fn welcome(address: &str) -> String {
    format!(
        "
  Yousoon is ready.

  GraphiQL   http://{address}/graphql
  Mailbox    http://{address}/dev/mailbox
  Ready?     http://{address}/readyz      Metrics  http://{address}/metrics

  Demo accounts, password {PASSWORD}
    member   {MEMBER}
    owner    {OWNER}   (Le Comptoir Bastille)
    door     {DOOR}
    admin    {ADMIN}
"
    )
}
