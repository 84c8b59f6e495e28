import type { OfferKind, OfferTermsInput, PartnerType } from '@yousoon/api/schema';

/** The names of `OfferTermsInput`: one for each kind of a partner type. */
export type TermsKey = keyof OfferTermsInput & string;

/** What a field holds. Money is typed in euros and sent in cents. */
export type FieldType =
  | 'text'
  | 'money'
  | 'percent'
  | 'number'
  | 'switch'
  | 'lines'
  | 'time'
  | 'moment'
  | 'services'
  | 'drinks';

export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  readonly optional?: true;
}

/** A kind of offer: whose it is, and its own fields. The form, the input and the preview are made from this table. */
export interface KindSpec {
  readonly kind: OfferKind;
  readonly typename: string;
  readonly partnerTypes: readonly PartnerType[];
  /** 18 or older, always. */
  readonly adultsOnly?: true;
  readonly fields: readonly FieldSpec[];
}

const required = (name: string, type: FieldType): FieldSpec => ({ name, type });
const optional = (name: string, type: FieldType): FieldSpec => ({ name, type, optional: true });

const PRICES = [required('listPrice', 'money'), required('memberPrice', 'money')];
const ENTRY = [
  ...PRICES,
  optional('until', 'time'),
  required('drinkIncluded', 'switch'),
  optional('dressCode', 'text'),
];
const ACTIVITY = [
  ...PRICES,
  required('durationMinutes', 'number'),
  optional('level', 'text'),
  optional('equipment', 'text'),
  optional('meetingPoint', 'text'),
];
const SPORT = [
  required('discipline', 'text'),
  optional('coach', 'text'),
  ...PRICES,
  optional('equipment', 'text'),
];
const EVENT = [required('lineUp', 'lines'), ...PRICES];

export const KINDS: Readonly<Record<TermsKey, KindSpec>> = {
  happyHour: {
    kind: 'HAPPY_HOUR',
    typename: 'HappyHourTerms',
    partnerTypes: ['BAR'],
    adultsOnly: true,
    fields: [required('drinks', 'drinks')],
  },
  freeDrink: {
    kind: 'FREE_DRINK',
    typename: 'FreeDrinkTerms',
    partnerTypes: ['BAR'],
    fields: [
      required('drink', 'text'),
      required('listPrice', 'money'),
      required('alcoholic', 'switch'),
      optional('minimumOrder', 'money'),
    ],
  },
  tabDiscount: {
    kind: 'TAB_DISCOUNT',
    typename: 'TabDiscountTerms',
    partnerTypes: ['BAR'],
    fields: [required('percent', 'percent'), optional('cap', 'money'), optional('excludedItems', 'lines')],
  },
  billDiscount: {
    kind: 'BILL_DISCOUNT',
    typename: 'BillDiscountTerms',
    partnerTypes: ['RESTAURANT'],
    fields: [
      required('percent', 'percent'),
      required('drinksExcluded', 'switch'),
      required('services', 'services'),
      required('partyMin', 'number'),
      required('partyMax', 'number'),
    ],
  },
  setMenu: {
    kind: 'SET_MENU',
    typename: 'SetMenuTerms',
    partnerTypes: ['RESTAURANT'],
    fields: [required('courses', 'lines'), ...PRICES],
  },
  freeItem: {
    kind: 'FREE_ITEM',
    typename: 'FreeItemTerms',
    partnerTypes: ['RESTAURANT'],
    fields: [required('item', 'text'), required('listPrice', 'money'), optional('minimumOrder', 'money')],
  },
  reducedEntry: {
    kind: 'REDUCED_ENTRY',
    typename: 'ReducedEntryTerms',
    partnerTypes: ['NIGHTCLUB'],
    adultsOnly: true,
    fields: ENTRY,
  },
  guestList: {
    kind: 'GUEST_LIST',
    typename: 'GuestListTerms',
    partnerTypes: ['NIGHTCLUB'],
    adultsOnly: true,
    fields: ENTRY,
  },
  activityTicket: {
    kind: 'TICKET_DISCOUNT',
    typename: 'ActivityTicketTerms',
    partnerTypes: ['ACTIVITY'],
    fields: ACTIVITY,
  },
  sessionPack: {
    kind: 'SESSION_PACK',
    typename: 'SessionPackTerms',
    partnerTypes: ['ACTIVITY'],
    fields: [required('sessions', 'number'), ...ACTIVITY],
  },
  cultureTicket: {
    kind: 'TICKET_DISCOUNT',
    typename: 'CultureTicketTerms',
    partnerTypes: ['CULTURE'],
    fields: [required('show', 'text'), ...PRICES, optional('seatCategory', 'text')],
  },
  duo: {
    kind: 'DUO',
    typename: 'DuoTerms',
    partnerTypes: ['CULTURE'],
    fields: [
      required('show', 'text'),
      required('listPrice', 'money'),
      required('secondSeatPrice', 'money'),
      optional('seatCategory', 'text'),
    ],
  },
  trialSession: {
    kind: 'TRIAL_SESSION',
    typename: 'TrialSessionTerms',
    partnerTypes: ['SPORT_WELLNESS'],
    fields: SPORT,
  },
  sportTicket: {
    kind: 'TICKET_DISCOUNT',
    typename: 'SportTicketTerms',
    partnerTypes: ['SPORT_WELLNESS'],
    fields: SPORT,
  },
  eventTicket: {
    kind: 'TICKET_DISCOUNT',
    typename: 'EventTicketTerms',
    partnerTypes: ['EVENT_ORGANISER'],
    fields: EVENT,
  },
  earlyBird: {
    kind: 'EARLY_BIRD',
    typename: 'EarlyBirdTerms',
    partnerTypes: ['EVENT_ORGANISER'],
    fields: [...EVENT, required('endsAt', 'moment')],
  },
};

const KEYS = Object.keys(KINDS) as TermsKey[];

/** The kinds that a partner of this type may offer. */
export function kindsOf(type: PartnerType): readonly TermsKey[] {
  return KEYS.filter((key) => KINDS[key].partnerTypes.includes(type));
}

/** The name of a union member of `OfferTerms`. */
export function keyOfTypename(typename: string): TermsKey | undefined {
  return KEYS.find((key) => KINDS[key].typename === typename);
}
