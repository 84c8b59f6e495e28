import type { TFunction } from 'i18next';
import type { Formats, MoneyLike } from '@/shared/format/format.ts';
import type { Terms } from './terms.ts';

/** Terms in words: the headline, and what goes with it. */
export interface TermsText {
  /** What the members get: `10,00 € au lieu de 14,00 €`. */
  readonly headline: string;
  /** Details and conditions, a line each. */
  readonly details: readonly string[];
}

type T = TFunction<'common'>;
type Of<Name extends Terms['__typename']> = Extract<Terms, { __typename?: Name }>;

/** Puts the terms of an offer into words: for the door and for the preview. */
export function termsText(terms: Terms, t: T, formats: Formats): TermsText {
  const money = formats.shortMoney;
  const price = (list: MoneyLike, member: MoneyLike) =>
    t('terms.instead', { member: money(member), list: money(list) });
  switch (terms.__typename) {
    case 'HappyHourTerms':
      return happyHour(terms, price, t);
    case 'FreeDrinkTerms':
      return text(t('terms.given', { item: terms.drink }), minimum(terms.minimumOrder, t, formats));
    case 'FreeItemTerms':
      return text(t('terms.given', { item: terms.item }), minimum(terms.minimumOrder, t, formats));
    case 'TabDiscountTerms':
      return text(
        t('terms.offTab', { percent: terms.percent }),
        terms.cap ? t('terms.cap', { amount: money(terms.cap) }) : null,
        terms.excludedItems.length > 0
          ? t('terms.excluded', { items: terms.excludedItems.join(', ') })
          : null,
      );
    case 'BillDiscountTerms':
      return billDiscount(terms, t);
    case 'SetMenuTerms':
      return text(price(terms.listPrice, terms.memberPrice), ...terms.courses);
    case 'ReducedEntryTerms':
    case 'GuestListTerms':
      return entry(terms, price, t);
    case 'ActivityTicketTerms':
    case 'SessionPackTerms':
      return activity(terms, price, t);
    case 'CultureTicketTerms':
      return text(price(terms.listPrice, terms.memberPrice), terms.show, terms.seatCategory);
    case 'DuoTerms':
      return text(
        t('terms.duo', { first: money(terms.listPrice), second: money(terms.secondSeatPrice) }),
        terms.show,
        terms.seatCategory,
      );
    case 'TrialSessionTerms':
    case 'SportTicketTerms':
      return text(
        price(terms.listPrice, terms.memberPrice),
        terms.discipline,
        terms.coach ? t('terms.coach', { name: terms.coach }) : null,
        terms.equipment ? t('terms.equipment', { what: terms.equipment }) : null,
      );
    case 'EventTicketTerms':
    case 'EarlyBirdTerms':
      return text(
        price(terms.listPrice, terms.memberPrice),
        terms.lineUp.join(' · '),
        terms.__typename === 'EarlyBirdTerms'
          ? t('terms.until', { time: formats.dateTime(terms.endsAt) })
          : null,
      );
    default:
      // A kind that this version does not know yet: the offer's title has to do.
      return text('');
  }
}

function text(headline: string, ...details: readonly (string | null | undefined)[]): TermsText {
  return { headline, details: details.filter((line): line is string => Boolean(line)) };
}

function minimum(amount: MoneyLike | null | undefined, t: T, formats: Formats): string | null {
  return amount ? t('terms.minimum', { amount: formats.shortMoney(amount) }) : null;
}

type Price = (list: MoneyLike, member: MoneyLike) => string;

function happyHour({ drinks }: Of<'HappyHourTerms'>, price: Price, t: T): TermsText {
  return text(
    t('terms.happyHour'),
    ...drinks.map(({ name, listPrice, memberPrice }) => `${name} : ${price(listPrice, memberPrice)}`),
  );
}

function billDiscount(terms: Of<'BillDiscountTerms'>, t: T): TermsText {
  const [service] = terms.services;
  return text(
    t('terms.offBill', { percent: terms.percent }),
    terms.drinksExcluded ? t('terms.drinksExcluded') : t('terms.drinksIncluded'),
    service !== undefined && terms.services.length === 1 ? t(`terms.service.${service}`) : null,
    t('terms.party', { min: terms.partyMin, max: terms.partyMax }),
  );
}

function entry(terms: Of<'ReducedEntryTerms'> | Of<'GuestListTerms'>, price: Price, t: T): TermsText {
  return text(
    terms.memberPrice.cents === 0 ? t('terms.freeEntry') : price(terms.listPrice, terms.memberPrice),
    terms.until ? t('terms.until', { time: terms.until.slice(0, 5) }) : null,
    terms.drinkIncluded ? t('terms.drinkIncluded') : null,
    terms.dressCode ? t('terms.dressCode', { code: terms.dressCode }) : null,
  );
}

function activity(terms: Of<'ActivityTicketTerms'> | Of<'SessionPackTerms'>, price: Price, t: T): TermsText {
  return text(
    price(terms.listPrice, terms.memberPrice),
    terms.__typename === 'SessionPackTerms' ? t('terms.sessions', { count: terms.sessions }) : null,
    t('terms.duration', { minutes: terms.durationMinutes }),
    terms.level,
    terms.equipment ? t('terms.equipment', { what: terms.equipment }) : null,
    terms.meetingPoint ? t('terms.meetingPoint', { where: terms.meetingPoint }) : null,
  );
}
