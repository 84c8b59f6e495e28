//! `GET /exports/{token}`: everything kept of a person, as a ZIP. The address comes from `exportMyData` and is the
//! permission for ten minutes.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use contracts::{
    Actor, FailureCode, ServiceError,
    personal_data::{DataFile, PersonalDataQuery},
};
use kernel::{AccountId, TimeZoneName, Timestamp};

use super::archive;
use crate::{Gateway, errors};

/// Exports at a time: each has a person's data, images included, in memory while it is sent.
pub const EXPORTS_AT_A_TIME: usize = 4;

/// Sends the archive.
pub async fn export(State(gateway): State<Gateway>, Path(token): Path<String>) -> Response {
    let now = gateway.inner.deps.clock.now();
    let Some(account) = gateway.inner.links.open_export(&token, now) else {
        return refused(StatusCode::NOT_FOUND);
    };
    let Ok(place) = gateway.inner.exports.clone().acquire_owned().await else {
        return refused(StatusCode::SERVICE_UNAVAILABLE);
    };
    match files(&gateway, account).await {
        Ok(files) => {
            let name = format!("attachment; filename=\"{}\"", file_name(now));
            let headers = [
                (header::CONTENT_TYPE, "application/zip"),
                (header::CONTENT_DISPOSITION, name.as_str()),
                (header::CACHE_CONTROL, "no-store"),
                (header::REFERRER_POLICY, "no-referrer"),
            ];
            (headers, archive::stream(files, now, place)).into_response()
        }
        Err(error) => {
            errors::note(&error, Some("exports"));
            let gone = error.failure_code() == Some(FailureCode::NotFound);
            refused(if gone { StatusCode::NOT_FOUND } else { StatusCode::INTERNAL_SERVER_ERROR })
        }
    }
}

fn refused(status: StatusCode) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")]).into_response()
}

/// What every context keeps of the account.
async fn files(gateway: &Gateway, account: AccountId) -> Result<Vec<DataFile>, ServiceError> {
    let (services, query) = (&gateway.inner.deps.services, PersonalDataQuery { account });
    let (identity, booking, notification, verification, reporting, engagement) = tokio::try_join!(
        services.identity.personal_data(&Actor::System, query),
        services.booking.personal_data(&Actor::System, query),
        services.notification.personal_data(&Actor::System, query),
        services.verification.personal_data(&Actor::System, query),
        services.reporting.personal_data(&Actor::System, query),
        services.engagement.personal_data(&Actor::System, query),
    )?;
    let kept = [identity, booking, notification, verification, reporting, engagement];
    Ok(kept.into_iter().flat_map(|data| data.files).collect())
}

/// `yousoon-export-2026-11-28.zip`, by Paris's calendar.
fn file_name(now: Timestamp) -> String {
    format!("yousoon-export-{}.zip", now.in_zone(&TimeZoneName::paris()).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_named_after_the_day_in_paris() {
        let late: Timestamp = "2026-11-28T23:30:00Z".parse().unwrap();
        assert_eq!(file_name(late), "yousoon-export-2026-11-29.zip");
    }
}
