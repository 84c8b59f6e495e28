import { act, adminToken, ask } from './api.ts';
import { codeFor } from './mailbox.ts';
import { PASSWORD } from './stage.ts';

/** A number nobody had before, over all workers of a run. */
function unique(): number {
  return Date.now() * 1000 + Math.floor(Math.random() * 1000);
}

/** An address nobody has. */
export function newEmail(who: string): string {
  return `${who}-${unique()}@e2e.example`;
}

/** A SIRET nobody has, with the right check digit (Luhn). */
export function newSiret(): string {
  const head = String(unique()).slice(-13);
  for (let check = 0; check < 10; check += 1) {
    if (luhn(head + check)) return head + check;
  }
  throw new Error('there is always a check digit');
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export type PartnerType =
  | 'BAR'
  | 'RESTAURANT'
  | 'NIGHTCLUB'
  | 'ACTIVITY'
  | 'CULTURE'
  | 'SPORT_WELLNESS'
  | 'EVENT_ORGANISER';

export interface NewPartner {
  readonly id: string;
  readonly email: string;
  readonly companyName: string;
  /** The code that confirmed the address: no longer good, and not to be taken for the next one. */
  readonly code: string;
  /** The owner's access token, from before the approval. */
  readonly token: string;
}

/** A company of this type with a confirmed owner, by the API; Yousoon has not looked at it yet. */
export async function signUpPartner(type: PartnerType, companyName = `Maison ${type}`): Promise<NewPartner> {
  const email = newEmail('patron');
  const { partner } = await act(
    `mutation ($input: SignUpPartnerInput!) {
      signUpPartner(input: $input) { partner { id } errors { message } }
    }`,
    {
      input: {
        email,
        password: PASSWORD,
        firstName: 'Camille',
        lastName: 'Durand',
        companyName,
        siret: newSiret(),
        type,
      },
    },
  );
  const code = await codeFor(email);
  const { session } = await act(
    `mutation ($input: ConfirmEmailInput!) {
      confirmEmail(input: $input) { session { accessToken } errors { message } }
    }`,
    { input: { email, code } },
  );
  return { id: partner.id, email, companyName, code, token: session.accessToken };
}

/** Yousoon's decision on a company, an offer: `APPROVE`, or `REJECT` with a reason. */
export async function decide(id: string, decision: 'APPROVE' | 'REJECT', reason?: string): Promise<void> {
  await act(
    `mutation ($input: DecideReviewInput!) {
      decideReview(input: $input) { review { id } errors { message } }
    }`,
    { input: { id, decision, reason } },
    await adminToken(),
  );
}

/** A company that may publish. */
export async function activePartner(type: PartnerType, companyName?: string): Promise<NewPartner> {
  const partner = await signUpPartner(type, companyName);
  await decide(partner.id, 'APPROVE');
  return partner;
}

/** The company of an owner, by the API. */
export async function myPartner(token: string): Promise<{ id: string; name: string; status: string }> {
  return (await ask('{ myPartner { id name status } }', {}, token)).myPartner;
}
