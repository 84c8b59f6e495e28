import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const ConfirmEmailDocument = graphql(`
  mutation ConfirmEmail($input: ConfirmEmailInput!) {
    confirmEmail(input: $input) {
      session {
        expiresAt
      }
      errors {
        ...Refusal
      }
    }
  }
`);

const RecordTermsDocument = graphql(`
  mutation RecordTerms($input: RecordConsentInput!) {
    recordConsent(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** The version of the partners' terms that the sign-up shows. */
const TERMS = '2026-11';

/** Confirms the address and signs in. The terms were accepted with the sign-up; now there is somebody who did. */
export async function confirmEmail(email: string, code: string) {
  const answer = await api().request(ConfirmEmailDocument, { input: { email, code } });
  const errors = refusals(answer.confirmEmail.errors);
  if (errors.length > 0) return errors;
  const input = { kind: 'TERMS_OF_USE', version: TERMS, granted: true } as const;
  return refusals((await api().request(RecordTermsDocument, { input })).recordConsent.errors);
}
