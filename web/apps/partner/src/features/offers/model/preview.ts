import type { Terms } from '@/shared/terms/terms.ts';
import { KINDS } from './kinds.ts';
import { cents, emptyTerms, type OfferForm, sent, type TierForm } from './offer-form.ts';

/** The terms as the member's card reads them, from what is typed so far; null before a kind is chosen. */
export function previewTerms({ kind, terms }: OfferForm): Terms | null {
  if (kind === '') return null;
  const { fields, typename } = KINDS[kind];
  const typed = terms[kind] ?? emptyTerms(kind);
  const values: Record<string, unknown> = Object.fromEntries(
    fields.map((field) => [field.name, sent(field, typed[field.name])]),
  );
  // A drink without a name is one that is not typed yet.
  if (Array.isArray(values.drinks)) {
    values.drinks = values.drinks.filter(({ name }: { name: string }) => name.trim() !== '');
  }
  return { __typename: typename, ...values } as unknown as Terms;
}

/** What one person pays without a group, in cents; unknown where the terms are no price. */
export function basePrice(form: OfferForm): { readonly list: number; readonly member: number } | null {
  const terms = previewTerms(form);
  if (terms === null || !('memberPrice' in terms)) return null;
  const { listPrice, memberPrice } = terms;
  return listPrice.cents > 0 ? { list: listPrice.cents, member: memberPrice.cents } : null;
}

/** A step of the price: from so many people on, so much (cents), or so many per cent off. */
export interface Step {
  readonly people: number;
  readonly value: number;
}

/** The price (or the discount) against the number of people, for the chart. */
export function tierSteps(form: OfferForm): {
  readonly unit: 'price' | 'percent';
  readonly steps: readonly Step[];
} {
  const base = basePrice(form);
  const unit = base !== null ? 'price' : 'percent';
  const start = unit === 'price' ? (base?.member ?? 0) : startPercent(form);
  const worth = (tier: TierForm): number => {
    if (form.tierBy === 'price') return cents(tier.memberPrice);
    const percent = Number(tier.discountPercent || 0);
    return base === null ? percent : Math.round((base.list * (100 - percent)) / 100);
  };
  const tiers = form.tiers
    .filter((tier) => Number(tier.minPeople) > 1 && isTyped(tier, form.tierBy))
    .map((tier) => ({ people: Number(tier.minPeople), value: worth(tier) }))
    .toSorted((one, other) => one.people - other.people);
  return { unit, steps: [{ people: 1, value: start }, ...tiers] };
}

/** A tier that does not say yet what it is worth is none. */
function isTyped({ memberPrice, discountPercent }: TierForm, by: OfferForm['tierBy']): boolean {
  return by === 'price' ? memberPrice !== '' : Number(discountPercent || 0) > 0;
}

/** Whether the card would say a price or a discount that nobody typed yet. */
export function isUntyped(terms: Terms): boolean {
  if ('percent' in terms) return terms.percent === 0;
  return 'memberPrice' in terms && terms.listPrice.cents === 0;
}

function startPercent({ kind, terms }: OfferForm): number {
  const percent = kind === '' ? undefined : terms[kind]?.percent;
  return Number(percent ?? 0);
}
