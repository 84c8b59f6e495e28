import { graphql } from '@yousoon/api/graphql';
import type {
  ChangePasswordInput,
  ConfirmEmailChangeInput,
  RequestEmailChangeInput,
} from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const ChangePasswordDocument = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

const RequestEmailChangeDocument = graphql(`
  mutation RequestEmailChange($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

const ConfirmEmailChangeDocument = graphql(`
  mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {
    confirmEmailChange(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** Another password; every other session ends. */
export async function changePassword(input: ChangePasswordInput) {
  const answer = await api().request(ChangePasswordDocument, { input });
  return refusals(answer.changePassword.errors);
}

/** Has a code sent to the old address and one to the new. */
export async function requestEmailChange(input: RequestEmailChangeInput) {
  const answer = await api().request(RequestEmailChangeDocument, { input });
  return refusals(answer.requestEmailChange.errors);
}

/** Changes the address with both codes. */
export async function confirmEmailChange(input: ConfirmEmailChangeInput) {
  const answer = await api().request(ConfirmEmailChangeDocument, { input });
  return refusals(answer.confirmEmailChange.errors);
}
