//! The service.

use async_trait::async_trait;

use kernel::Page;

use super::{account::*, commands::*, data_rights::*, events::AccountChanged, security::*, staff::*};
use crate::{
    actor::Actor,
    error::ServiceResult,
    personal_data::{PersonalData, PersonalDataQuery},
};

/// The identity context.
#[async_trait]
pub trait IdentityService: Send + Sync {
    /// Makes a member's account, not yet confirmed, and has a code sent.
    async fn sign_up(&self, actor: &Actor, command: SignUp) -> ServiceResult<AccountView>;
    /// Makes a company's first account, not yet confirmed, and has a code sent.
    async fn sign_up_partner(&self, actor: &Actor, command: SignUpPartner) -> ServiceResult<SignedUpPartner>;
    /// Confirms the address and signs in.
    async fn confirm_email(&self, actor: &Actor, command: ConfirmEmail) -> ServiceResult<SignedIn>;
    /// Has another code sent, when there is an unconfirmed account; the answer never tells.
    async fn resend_code(&self, actor: &Actor, command: ResendCode) -> ServiceResult<Done>;
    /// Signs in.
    async fn sign_in(&self, actor: &Actor, command: SignIn) -> ServiceResult<SignedIn>;
    /// New tokens for a refresh token. The token before the current one gets the same answer for half a minute:
    /// the answer may have been lost. Any earlier one ends the whole session.
    async fn refresh_session(&self, actor: &Actor, command: RefreshSession) -> ServiceResult<SignedIn>;
    /// Ends the caller's session.
    async fn sign_out(&self, actor: &Actor, command: Done) -> ServiceResult<Done>;
    /// Ends the session a refresh token belongs to, also an earlier one; the answer never tells whether there
    /// was one.
    async fn sign_out_by_token(&self, actor: &Actor, command: RefreshSession) -> ServiceResult<Done>;
    /// The caller's own account.
    async fn me(&self, actor: &Actor, query: Done) -> ServiceResult<AccountView>;
    /// An owner invites staff.
    async fn invite_staff(&self, actor: &Actor, command: InviteStaff) -> ServiceResult<AccountView>;
    /// The invited person chooses a password and is signed in.
    async fn accept_invitation(&self, actor: &Actor, command: AcceptInvitation) -> ServiceResult<SignedIn>;
    /// Owner: the people of the own company and its open invitations, who came first first.
    async fn staff(&self, actor: &Actor, query: StaffQuery) -> ServiceResult<Page<StaffMemberView>>;
    /// Owner: another role for somebody else of the own company, whose sessions end.
    async fn update_staff_role(
        &self,
        actor: &Actor,
        command: UpdateStaffRole,
    ) -> ServiceResult<StaffMemberView>;
    /// Owner: somebody else leaves the own company, or an invitation is withdrawn; the account is erased.
    async fn remove_staff(&self, actor: &Actor, command: StaffMember) -> ServiceResult<Done>;
    /// Owner: the code of an open invitation is sent again.
    async fn resend_staff_invitation(&self, actor: &Actor, command: StaffMember) -> ServiceResult<Done>;
    /// The platform makes a confirmed account; the existing one when the address has one.
    async fn provision_account(&self, actor: &Actor, command: ProvisionAccount)
    -> ServiceResult<AccountView>;

    // password and address

    /// Has a reset code sent, when there is an account; the answer never tells.
    async fn request_password_reset(
        &self,
        actor: &Actor,
        command: RequestPasswordReset,
    ) -> ServiceResult<Done>;
    /// A new password with the code; every session ends.
    async fn reset_password(&self, actor: &Actor, command: ResetPassword) -> ServiceResult<Done>;
    /// Signed in: another password; every other session ends.
    async fn change_password(&self, actor: &Actor, command: ChangePassword) -> ServiceResult<Done>;
    /// Signed in: has a code sent to the old address and one to the new.
    async fn request_email_change(&self, actor: &Actor, command: RequestEmailChange) -> ServiceResult<Done>;
    /// Signed in: both codes change the address; every other session ends.
    async fn confirm_email_change(
        &self,
        actor: &Actor,
        command: ConfirmEmailChange,
    ) -> ServiceResult<AccountView>;
    /// Signed in: name, birth date (once), language.
    async fn update_profile(&self, actor: &Actor, command: UpdateProfile) -> ServiceResult<AccountView>;

    // sessions

    /// Signed in: the devices that are signed in, the one used last first.
    async fn sessions(&self, actor: &Actor, query: Done) -> ServiceResult<Vec<SessionView>>;
    /// Signed in: ends one of the own sessions.
    async fn revoke_session(&self, actor: &Actor, command: RevokeSession) -> ServiceResult<Done>;
    /// Signed in: ends every own session but this one.
    async fn revoke_other_sessions(&self, actor: &Actor, command: Done) -> ServiceResult<Done>;

    // second factor, passkeys, other providers

    /// Signed in: what secures the own account.
    async fn security(&self, actor: &Actor, query: Done) -> ServiceResult<SecurityView>;
    /// Signed in: a fresh secret for an authenticator; good once confirmed.
    async fn start_totp(&self, actor: &Actor, command: StartTotp) -> ServiceResult<TotpSetup>;
    /// Signed in: the first code makes the secret the account's second factor.
    async fn confirm_totp(&self, actor: &Actor, command: ConfirmTotp) -> ServiceResult<TotpConfirmed>;
    /// Signed in: takes the second factor away; refused for those who must have one.
    async fn disable_totp(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<Done>;
    /// Signed in: new recovery codes; the old ones end.
    async fn renew_recovery_codes(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<RecoveryCodes>;
    /// Signed in: what the browser needs to make a passkey.
    async fn start_passkey(&self, actor: &Actor, command: Done) -> ServiceResult<PasskeyCeremony>;
    /// Signed in: keeps the passkey the browser made.
    async fn finish_passkey(&self, actor: &Actor, command: FinishPasskey) -> ServiceResult<PasskeyView>;
    /// Signed in: forgets a passkey.
    async fn remove_passkey(&self, actor: &Actor, command: RemovePasskey) -> ServiceResult<Done>;
    /// Anybody: what the browser needs to sign in with a passkey it has.
    async fn start_passkey_sign_in(&self, actor: &Actor, command: Client) -> ServiceResult<PasskeyCeremony>;
    /// Anybody: signs in with a passkey.
    async fn finish_passkey_sign_in(
        &self,
        actor: &Actor,
        command: FinishPasskeySignIn,
    ) -> ServiceResult<SignedIn>;
    /// Anybody: where to send the browser to sign in with Apple or Google; signed in: to link it.
    async fn start_oidc(&self, actor: &Actor, command: StartOidc) -> ServiceResult<OidcStart>;
    /// The browser came back from the provider.
    async fn finish_oidc(&self, actor: &Actor, command: FinishOidc) -> ServiceResult<SignedIn>;

    // data rights

    /// Signed in: what was agreed to, newest first.
    async fn consents(&self, actor: &Actor, query: Done) -> ServiceResult<Vec<ConsentView>>;
    /// Signed in: agrees, or no longer agrees.
    async fn record_consent(&self, actor: &Actor, command: RecordConsent) -> ServiceResult<ConsentView>;
    /// Signed in: the account is erased in 30 days.
    async fn request_deletion(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<AccountView>;
    /// Signed in: the account stays.
    async fn cancel_deletion(&self, actor: &Actor, command: Done) -> ServiceResult<AccountView>;
    /// The platform: every account, in pages by id.
    async fn export_accounts(
        &self,
        actor: &Actor,
        query: AccountsExport,
    ) -> ServiceResult<Vec<AccountChanged>>;
    /// The person or the platform: what identity keeps of an account.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}
