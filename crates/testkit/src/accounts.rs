//! identity as a read model sees it at its start: a list in pages. It answers nothing else.

use async_trait::async_trait;
use contracts::{
    Actor, ServiceError, ServiceResult,
    identity::*,
    personal_data::{PersonalData, PersonalDataQuery},
};
use kernel::Page;
use parking_lot::Mutex;

/// The accounts, in the order of their ids.
#[derive(Default)]
pub struct Accounts(pub Mutex<Vec<AccountChanged>>);

/// How many accounts a page holds.
const PAGE: usize = 2;

macro_rules! knows_accounts_only {
    ($($name:ident($command:ty) -> $answer:ty;)+) => {
        #[async_trait]
        impl IdentityService for Accounts {
            async fn export_accounts(
                &self,
                _: &Actor,
                query: AccountsExport,
            ) -> ServiceResult<Vec<AccountChanged>> {
                let mut all = self.0.lock().clone();
                all.sort_by_key(|told| told.account.id);
                all.retain(|told| query.after.is_none_or(|after| told.account.id > after));
                all.truncate(PAGE);
                Ok(all)
            }

            $(async fn $name(&self, _: &Actor, _: $command) -> ServiceResult<$answer> {
                Err(ServiceError::not_found())
            })+
        }
    };
}

knows_accounts_only! {
    sign_up(SignUp) -> AccountView;
    sign_up_partner(SignUpPartner) -> SignedUpPartner;
    confirm_email(ConfirmEmail) -> SignedIn;
    resend_code(ResendCode) -> Done;
    sign_in(SignIn) -> SignedIn;
    refresh_session(RefreshSession) -> SignedIn;
    sign_out(Done) -> Done;
    sign_out_by_token(RefreshSession) -> Done;
    me(Done) -> AccountView;
    invite_staff(InviteStaff) -> AccountView;
    accept_invitation(AcceptInvitation) -> SignedIn;
    staff(StaffQuery) -> Page<StaffMemberView>;
    update_staff_role(UpdateStaffRole) -> StaffMemberView;
    remove_staff(StaffMember) -> Done;
    resend_staff_invitation(StaffMember) -> Done;
    provision_account(ProvisionAccount) -> AccountView;
    request_password_reset(RequestPasswordReset) -> Done;
    reset_password(ResetPassword) -> Done;
    change_password(ChangePassword) -> Done;
    request_email_change(RequestEmailChange) -> Done;
    confirm_email_change(ConfirmEmailChange) -> AccountView;
    update_profile(UpdateProfile) -> AccountView;
    sessions(Done) -> Vec<SessionView>;
    revoke_session(RevokeSession) -> Done;
    revoke_other_sessions(Done) -> Done;
    security(Done) -> SecurityView;
    start_totp(StartTotp) -> TotpSetup;
    confirm_totp(ConfirmTotp) -> TotpConfirmed;
    disable_totp(ProveOwner) -> Done;
    renew_recovery_codes(ProveOwner) -> RecoveryCodes;
    start_passkey(Done) -> PasskeyCeremony;
    finish_passkey(FinishPasskey) -> PasskeyView;
    remove_passkey(RemovePasskey) -> Done;
    start_passkey_sign_in(Client) -> PasskeyCeremony;
    finish_passkey_sign_in(FinishPasskeySignIn) -> SignedIn;
    start_oidc(StartOidc) -> OidcStart;
    finish_oidc(FinishOidc) -> SignedIn;
    consents(Done) -> Vec<ConsentView>;
    record_consent(RecordConsent) -> ConsentView;
    request_deletion(ProveOwner) -> AccountView;
    cancel_deletion(Done) -> AccountView;
    personal_data(PersonalDataQuery) -> PersonalData;
}
