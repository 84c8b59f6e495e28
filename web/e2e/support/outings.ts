import { expect } from '@playwright/test';
import { act, ask, keptTokenOf, tokenOf } from './api.ts';
import { activePartner, decide, type NewPartner, type PartnerType } from './partners.ts';

/** A company with one venue. */
export interface House extends NewPartner {
  readonly venueId: string;
  readonly venueName: string;
}

/** A company that may publish, with a venue in Paris, by the API. */
export async function house(type: PartnerType, companyName: string): Promise<House> {
  const partner = await activePartner(type, companyName);
  const token = await tokenOf(partner.email);
  const venueName = `${companyName} République`;
  const { venue } = await act(
    `mutation ($input: CreateVenueInput!) { createVenue(input: $input) { venue { id } errors { message } } }`,
    {
      input: {
        name: venueName,
        address: { street: '4 place de la République', postalCode: '75011', city: 'Paris' },
        location: { latitude: 48.8671, longitude: 2.3636 },
      },
    },
    token,
  );
  return { ...partner, token, venueId: venue.id, venueName };
}

const euros = (amount: number) => ({ cents: amount * 100, currency: 'EUR' });

/** A published happy hour of the house, by the API: its id. */
export async function publishedOffer(bar: House, title = 'Cocktails du soir'): Promise<string> {
  const drinks = [
    { name: 'Cocktail', alcoholic: true, listPrice: euros(12), memberPrice: euros(8) },
    { name: 'Citronnade', alcoholic: false, listPrice: euros(6), memberPrice: euros(4) },
  ];
  const { offer } = await act(
    `mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id } errors { message } } }`,
    { input: { venueIds: [bar.venueId], title, terms: { happyHour: { drinks } } } },
    bar.token,
  );
  const submit = 'mutation ($id: ID!) { submitOffer(id: $id) { errors { message } } }';
  await act(submit, { id: offer.id }, bar.token);
  await decide(offer.id, 'APPROVE');
  return offer.id;
}

/** An outing that starts in some minutes and lasts three hours, its door open already: its id. */
export async function outingTonight(bar: House, offerId: string, inMinutes = 30): Promise<string> {
  const startsAt = Date.now() + inMinutes * 60_000;
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  const { outing } = await act(
    `mutation ($input: ScheduleOutingInput!) {
      scheduleOuting(input: $input) { outing { id } errors { message } }
    }`,
    {
      input: {
        offerId,
        venueId: bar.venueId,
        startsAt: at(startsAt),
        endsAt: at(startsAt + 3 * 3_600_000),
        capacity: 20,
        registrationClosesAt: at(startsAt - 60_000),
      },
    },
    bar.token,
  );
  return outing.id;
}

export interface Registration {
  readonly id: string;
  readonly people: number;
  readonly ticket: { readonly token: string; readonly shortCode: string };
}

/** A member registers, as the member app does. */
export async function register(email: string, outingId: string, people: number): Promise<Registration> {
  const token = await keptTokenOf(email);
  const command = `mutation ($input: RegisterInput!) {
    register(input: $input) {
      registration { id people ticket { token shortCode } }
      errors { code message }
    }
  }`;
  const input = { outingId, people, idempotencyKey: crypto.randomUUID() };
  // Booking hears of a new outing a moment later.
  let registration: Registration | undefined;
  await expect
    .poll(
      async () => {
        const { register: payload } = await ask(command, { input }, token);
        registration = payload.registration ?? undefined;
        return payload.errors;
      },
      { message: `${email} registers` },
    )
    .toEqual([]);
  if (registration === undefined) throw new Error('no refusal and no registration');
  return registration;
}

/** Where a registration stands, as its member sees it. */
export async function standing(email: string, registrationId: string): Promise<string> {
  const token = await keptTokenOf(email);
  const query = '{ myRegistrations(first: 50) { nodes { id status } } }';
  const { myRegistrations } = await ask(query, {}, token);
  const found = myRegistrations.nodes.find(({ id }: { id: string }) => id === registrationId);
  return found?.status ?? 'NONE';
}
