import type {
  CreateOfferInput,
  GroupTierInput,
  OfferTermsInput,
  Weekday,
  WeeklySlotInput,
} from '@yousoon/api/schema';
import { addDays, instantOf } from '@/shared/dates/days.ts';
import { type FieldSpec, KINDS, type TermsKey } from './kinds.ts';

/** What a number input holds: a string while it is empty or half typed. */
export type Typed = number | string;

export interface DrinkForm {
  readonly name: string;
  readonly listPrice: Typed;
  readonly memberPrice: Typed;
  readonly alcoholic: boolean;
}

export interface TierForm {
  readonly minPeople: Typed;
  readonly discountPercent: Typed;
  readonly memberPrice: Typed;
}

export interface SlotForm {
  readonly venueId: string;
  readonly weekday: Weekday;
  readonly starts: string;
  readonly ends: string;
  readonly capacity: Typed;
  readonly closesMinutesBefore: Typed;
}

export type TermsValue = string | number | boolean | readonly string[] | readonly DrinkForm[];
export type TermsForm = Readonly<Record<string, TermsValue>>;

/** A photo that was uploaded: enough to show it. */
export interface PhotoForm {
  readonly id: string;
  readonly url: string;
  readonly color: string;
}

/**
 * The wizard as it is typed, and as drafts keep it. Paths are the server's (docs/api.md): `terms.happyHour.drinks.0.name`.
 * Every kind keeps what was typed for it, so that trying another one loses nothing.
 */
export interface OfferForm {
  readonly kind: TermsKey | '';
  readonly title: string;
  readonly description: string;
  readonly conditions: string;
  readonly minimumAge: Typed;
  readonly venueIds: readonly string[];
  readonly photos: readonly PhotoForm[];
  /** `day` or empty; in the venue's zone. */
  readonly validity: { readonly from: string; readonly until: string };
  readonly quota: Typed;
  readonly tierBy: 'percent' | 'price';
  readonly tiers: readonly TierForm[];
  readonly weeklySlots: readonly SlotForm[];
  readonly terms: Readonly<Partial<Record<TermsKey, TermsForm>>>;
}

export const emptyDrink = (alcoholic: boolean): DrinkForm => ({
  name: '',
  listPrice: '',
  memberPrice: '',
  alcoholic,
});

export function emptyForm(kind: TermsKey | ''): OfferForm {
  return {
    kind,
    title: '',
    description: '',
    conditions: '',
    minimumAge: '',
    venueIds: [],
    photos: [],
    validity: { from: '', until: '' },
    quota: '',
    tierBy: 'percent',
    tiers: [],
    weeklySlots: [],
    terms: kind === '' ? {} : { [kind]: emptyTerms(kind) },
  };
}

/** The fields of a kind, with nothing typed. A happy hour begins with a drink and a soft drink: the law wants both. */
export function emptyTerms(key: TermsKey): TermsForm {
  const empty = ({ type }: FieldSpec): TermsValue => {
    switch (type) {
      case 'switch':
        return false;
      case 'lines':
        return [];
      case 'services':
        return ['LUNCH', 'DINNER'];
      case 'drinks':
        return [emptyDrink(true), emptyDrink(false)];
      default:
        return '';
    }
  };
  return Object.fromEntries(KINDS[key].fields.map((field) => [field.name, empty(field)]));
}

/** Euros as typed, in cents. */
export function cents(typed: Typed): number {
  return typed === '' ? 0 : Math.round(Number(typed) * 100);
}

const money = (typed: Typed) => ({ cents: cents(typed), currency: 'EUR' });
const whole = (typed: Typed): number => (typed === '' ? 0 : Math.trunc(Number(typed)));
const wholeOrNone = (typed: Typed): number | null => (typed === '' ? null : Math.trunc(Number(typed)));
const textOrNone = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent. What is missing is sent as nothing: the server says what it thinks of it, on its field. */
export function toInput(form: OfferForm, zone: string | undefined): CreateOfferInput {
  const { from, until } = form.validity;
  return {
    venueIds: form.venueIds,
    title: form.title.trim(),
    description: form.description.trim(),
    conditions: textOrNone(form.conditions),
    minimumAge: wholeOrNone(form.minimumAge),
    terms: termsInput(form),
    tiers: form.tiers.map((tier) => tierInput(tier, form.tierBy)),
    validity:
      from === '' && until === ''
        ? null
        : {
            from: from === '' ? null : instantOf(from, '00:00', zone),
            // The last day counts.
            until: until === '' ? null : instantOf(addDays(until, 1), '00:00', zone),
          },
    weeklySlots: form.weeklySlots.map(slotInput),
    quota: wholeOrNone(form.quota),
    photoIds: form.photos.map(({ id }) => id),
  };
}

function tierInput(
  { minPeople, discountPercent, memberPrice }: TierForm,
  by: OfferForm['tierBy'],
): GroupTierInput {
  const people = whole(minPeople);
  return by === 'percent'
    ? { minPeople: people, discountPercent: whole(discountPercent) }
    : { minPeople: people, memberPrice: money(memberPrice) };
}

function slotInput({ capacity, closesMinutesBefore, ...slot }: SlotForm): WeeklySlotInput {
  return { ...slot, capacity: whole(capacity), closesMinutesBefore: whole(closesMinutesBefore) };
}

function termsInput({ kind, terms }: OfferForm): OfferTermsInput {
  if (kind === '') throw new Error('an offer without a kind');
  const typed = terms[kind] ?? emptyTerms(kind);
  const fields = KINDS[kind].fields.map((field) => [field.name, sent(field, typed[field.name])]);
  // The table of kinds is the schema's, field by field; `kinds.test.ts` compares the two.
  return { [kind]: Object.fromEntries(fields) } as unknown as OfferTermsInput;
}

/** A field's value as the server reads it. */
export function sent({ type, optional }: FieldSpec, value: TermsValue | undefined): unknown {
  const typed = value as Typed;
  switch (type) {
    case 'money':
      return optional && typed === '' ? null : money(typed);
    case 'percent':
    case 'number':
      return whole(typed);
    case 'switch':
      return value === true;
    case 'lines':
    case 'services':
      return ((value as readonly string[] | undefined) ?? [])
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'drinks':
      return ((value as readonly DrinkForm[] | undefined) ?? []).map((drink) => ({
        name: drink.name.trim(),
        listPrice: money(drink.listPrice),
        memberPrice: money(drink.memberPrice),
        alcoholic: drink.alcoholic,
      }));
    case 'moment':
      return momentOf(String(value ?? ''));
    case 'time':
    case 'text':
      return optional ? textOrNone(String(value ?? '')) : String(value ?? '').trim();
    default:
      return type satisfies never;
  }
}

/** `2026-12-01T18:00`, as the browser's field gives it, on the clock of Paris. */
function momentOf(typed: string): string | null {
  const [day, time] = typed.split('T');
  return day && time ? instantOf(day, time.slice(0, 5)) : null;
}
