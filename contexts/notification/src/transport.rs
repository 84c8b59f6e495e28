//! How mails leave: by SMTP, or not at all in development.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use platform::{Settings, telemetry::chain};

use crate::domain::mail::{Mail, Outcome};

/// How long the mail server may take for one answer.
const ANSWER: Duration = Duration::from_secs(15);
/// How long an attempt may take altogether: less than a mail's lease.
const ATTEMPT: Duration = Duration::from_secs(60);

/// Why mails cannot leave as the settings say.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// `SMTP_URL` is not one.
    #[error("SMTP_URL is not of the form smtp://user:password@host:port or smtps://…")]
    Url(#[source] lettre::transport::smtp::Error),
    /// `YOUSOON_MAIL_FROM` is not an address.
    #[error("YOUSOON_MAIL_FROM is not an address")]
    From(#[source] lettre::address::AddressError),
}

/// How mails leave.
#[derive(Clone)]
pub enum Transport {
    /// They stay and are shown in the development mailbox.
    Mailbox,
    /// By SMTP.
    Smtp(Box<Smtp>),
}

/// A mail server and a sender's address.
#[derive(Clone)]
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Transport {
    /// SMTP when the settings name a server, otherwise the mailbox.
    ///
    /// # Errors
    /// When the server's URL or the sender's address is malformed.
    pub fn from_settings(settings: &Settings) -> Result<Self, TransportError> {
        let Some(url) = &settings.smtp_url else {
            if !settings.is_development() {
                tracing::warn!("SMTP_URL is not set: no mail leaves this installation");
            }
            return Ok(Self::Mailbox);
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(TransportError::Url)?;
        let from = settings.mail_from.parse().map_err(TransportError::From)?;
        Ok(Self::Smtp(Box::new(Smtp { server: builder.timeout(Some(ANSWER)).build(), from })))
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Mailbox => "Mailbox",
            Self::Smtp(_) => "Smtp(…)",
        })
    }
}

impl Smtp {
    /// Hands a mail to the server.
    pub async fn send(&self, mail: &Mail) -> Outcome {
        let message = match self.message(mail) {
            Ok(message) => message,
            Err(error) => return Outcome::Refused(chain(&*error)),
        };
        match tokio::time::timeout(ATTEMPT, self.server.send(message)).await {
            Ok(Ok(_)) => Outcome::Accepted,
            Ok(Err(error)) if error.is_permanent() => Outcome::Refused(chain(&error)),
            Ok(Err(error)) => Outcome::Later(chain(&error)),
            Err(_) => Outcome::Later("the mail server took too long".to_owned()),
        }
    }

    /// The message as it goes over the wire (RFC 5322). Its id is the mail's, so that a mailbox that gets
    /// it twice shows it once; nobody's out-of-office note answers it (RFC 3834).
    fn message(&self, mail: &Mail) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let to = Mailbox::new(None, mail.to.as_str().parse::<Address>()?);
        let written = UNIX_EPOCH + Duration::from_millis(mail.created_at.as_millis().try_into()?);
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .date(written)
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())?;
        Ok(message)
    }
}
