import type { UserError } from '@yousoon/api/errors';
import { graphql } from '@yousoon/api/graphql';
import type { ProveOwnerInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const StartTotpDocument = graphql(`
  mutation StartTotp($input: StartTotpInput!) {
    startTotp(input: $input) {
      setup {
        secret
        uri
      }
      errors {
        ...Refusal
      }
    }
  }
`);

const ConfirmTotpDocument = graphql(`
  mutation ConfirmTotp($input: ConfirmTotpInput!) {
    confirmTotp(input: $input) {
      recoveryCodes
      errors {
        ...Refusal
      }
    }
  }
`);

const DisableTotpDocument = graphql(`
  mutation DisableTotp($input: ProveOwnerInput!) {
    disableTotp(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

const RenewRecoveryCodesDocument = graphql(`
  mutation RenewRecoveryCodes($input: ProveOwnerInput!) {
    renewRecoveryCodes(input: $input) {
      recoveryCodes
      errors {
        ...Refusal
      }
    }
  }
`);

/** What the server gave, or why it did not. */
export interface Given<Value> {
  readonly value: Value | null;
  readonly errors: readonly UserError[];
}

/** What an authenticator needs: the key, as text and as the address behind the QR code. */
export interface TotpSetup {
  readonly secret: string;
  readonly uri: string;
}

/** A fresh key for an authenticator. */
export async function startTotp(password: string): Promise<Given<TotpSetup>> {
  const { startTotp: payload } = await api().request(StartTotpDocument, { input: { password } });
  return { value: payload.setup ?? null, errors: refusals(payload.errors) };
}

/** Makes it the second factor, by its first code; answers the recovery codes, once. */
export async function confirmTotp(code: string): Promise<Given<readonly string[]>> {
  const { confirmTotp: payload } = await api().request(ConfirmTotpDocument, { input: { code } });
  return { value: payload.recoveryCodes ?? null, errors: refusals(payload.errors) };
}

/** Takes the second factor away. */
export async function disableTotp(input: ProveOwnerInput) {
  const answer = await api().request(DisableTotpDocument, { input });
  return refusals(answer.disableTotp.errors);
}

/** New recovery codes; the old ones end. */
export async function renewRecoveryCodes(input: ProveOwnerInput): Promise<Given<readonly string[]>> {
  const { renewRecoveryCodes: payload } = await api().request(RenewRecoveryCodesDocument, { input });
  return { value: payload.recoveryCodes ?? null, errors: refusals(payload.errors) };
}
