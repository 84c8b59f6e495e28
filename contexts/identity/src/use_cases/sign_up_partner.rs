//! A company signs up with its first account, the owner.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceResult, StaffRole,
    identity::{AccountRole, PartnerSignedUp, SignUpPartner, SignedUpPartner},
};
use kernel::PartnerId;
use platform::{Tx, UseCaseError};

use super::UseCases;
use crate::domain::{form, limits::SIGN_UP_CLIENT, reservation::Reservation};

/// A company that signs up.
pub(super) struct Company {
    /// What the other contexts hear.
    pub(super) signed_up: PartnerSignedUp,
    /// What keeps others from its SIRET.
    pub(super) reservation: Reservation,
}

impl UseCases {
    /// Anybody may call. As with members, the answer does not tell whether the address has an account; also
    /// the SIRET is reserved in both cases, or a second sign-up with it would tell.
    ///
    /// Refuses with `SIRET_TAKEN` when another company has the SIRET: for good, or unconfirmed for less than
    /// a day. Fails with `RATE_LIMITED` as the sign-up of a member does.
    pub(crate) async fn sign_up_partner(
        &self,
        _anybody: &Actor,
        command: SignUpPartner,
    ) -> ServiceResult<SignedUpPartner> {
        self.limit_client(SIGN_UP_CLIENT, &command.client).await?;
        let form = command.clone();
        let checked = self.passwords.check(move || form::check_partner(&form)).await?;
        let form::CheckedPartner { owner, company_name, siret } = checked;
        let password = self.passwords.hash(&command.password).await?;
        let partner = PartnerId::generate();
        let role = AccountRole::Staff { partner, role: StaffRole::Owner };
        let attempt = self.attempt(owner, role, password);
        let (account, partner_type) = (&attempt.account, command.partner_type);
        let created_at = account.created_at;
        let signed_up = PartnerSignedUp {
            partner,
            owner: account.id,
            company_name: company_name.clone(),
            siret: siret.clone(),
            partner_type,
        };
        let reservation = Reservation::new(partner, siret.clone(), attempt.email.clone(), created_at);
        self.write_sign_up(&attempt, Some(&Company { signed_up, reservation })).await?;
        Ok(SignedUpPartner { partner, company_name, siret, partner_type, created_at })
    }

    /// Who has the SIRET and yields it; a refusal when who has it does not.
    pub(super) async fn holder(&self, wanted: &Reservation) -> Result<Option<Reservation>, UseCaseError> {
        let holder = self.store.reservation_of(&wanted.siret).await?;
        match holder {
            Some(holder) if !holder.yields_to(&wanted.email, self.now()) => {
                Err(Refusal::new(RefusalCode::SiretTaken).on("siret").into())
            }
            holder => Ok(holder),
        }
    }

    /// Reserves the SIRET. Who loses it loses the waiting sign-up too: its code must not bring the company
    /// back. What the same address had reserved was released before.
    pub(super) async fn reserve(
        &self,
        tx: &mut Tx,
        wanted: &Reservation,
        holder: Option<Reservation>,
    ) -> Result<(), UseCaseError> {
        if let Some(lost) = holder.filter(|holder| holder.email != wanted.email) {
            self.store.evict_reservation(tx, &lost).await?;
            self.store.void_sign_up(tx, &lost).await?;
        }
        Ok(self.store.reserve(tx, wanted).await?)
    }
}
