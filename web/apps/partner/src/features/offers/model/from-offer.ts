import { addDays, dayAt } from '@/shared/dates/days.ts';
import type { MoneyLike } from '@/shared/format/format.ts';
import type { Terms } from '@/shared/terms/terms.ts';
import type { OfferDetails } from '../api/offer.ts';
import { type FieldSpec, KINDS, keyOfTypename, type TermsKey } from './kinds.ts';
import {
  type DrinkForm,
  emptyForm,
  emptyTerms,
  type OfferForm,
  type TermsForm,
  type TermsValue,
} from './offer-form.ts';

const euros = (amount: MoneyLike): number => amount.cents / 100;

/** The wizard's form of an offer that exists: to change it, or to begin another like it. */
export function formOf(offer: OfferDetails, terms: Terms): OfferForm {
  const kind = keyOfTypename(terms.__typename ?? '') ?? '';
  const zone = offer.venues[0]?.timeZone;
  const { validFrom, validUntil } = offer;
  return {
    ...emptyForm(kind),
    title: offer.title,
    description: offer.description,
    conditions: offer.conditions ?? '',
    minimumAge: offer.minimumAge,
    venueIds: offer.venues.map(({ id }) => id),
    photos: offer.photos.map(({ id, url, color }) => ({ id, url, color })),
    validity: {
      from: validFrom ? dayAt(validFrom, zone) : '',
      until: validUntil ? addDays(dayAt(validUntil, zone), -1) : '',
    },
    quota: offer.quota ?? '',
    tierBy: offer.tiers.some(({ memberPrice }) => memberPrice) ? 'price' : 'percent',
    tiers: offer.tiers.map(({ minPeople, discountPercent, memberPrice }) => ({
      minPeople,
      discountPercent: discountPercent ?? '',
      memberPrice: memberPrice ? euros(memberPrice) : '',
    })),
    weeklySlots: (offer.weeklySlots ?? []).map((slot) => ({
      venueId: slot.venueId,
      weekday: slot.weekday,
      starts: slot.starts.slice(0, 5),
      ends: slot.ends.slice(0, 5),
      capacity: slot.capacity,
      closesMinutesBefore: slot.closesMinutesBefore,
    })),
    terms: kind === '' ? {} : { [kind]: typedTerms(kind, terms) },
  };
}

function typedTerms(key: TermsKey, terms: Terms): TermsForm {
  const values = terms as unknown as Readonly<Record<string, unknown>>;
  const typed = KINDS[key].fields.map(
    (field) => [field.name, typedValue(field, values[field.name])] as const,
  );
  return { ...emptyTerms(key), ...Object.fromEntries(typed) };
}

function typedValue({ type }: FieldSpec, value: unknown): TermsValue {
  if (value === null || value === undefined) return '';
  switch (type) {
    case 'money':
      return euros(value as MoneyLike);
    case 'drinks':
      return (
        value as readonly { name: string; listPrice: MoneyLike; memberPrice: MoneyLike; alcoholic: boolean }[]
      ).map(
        ({ name, listPrice, memberPrice, alcoholic }): DrinkForm => ({
          name,
          listPrice: euros(listPrice),
          memberPrice: euros(memberPrice),
          alcoholic,
        }),
      );
    case 'time':
      return String(value).slice(0, 5);
    case 'moment':
      return momentTyped(String(value));
    default:
      return value as TermsValue;
  }
}

function momentTyped(instant: string): string {
  const day = dayAt(instant);
  const time = new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'Europe/Paris',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
  return `${day}T${time}`;
}
