import { describe, expect, it } from 'vitest';
import { cents, emptyForm, emptyTerms, type OfferForm, toInput } from './offer-form.ts';
import { basePrice, previewTerms, tierSteps } from './preview.ts';

const happyHour: OfferForm = {
  ...emptyForm('happyHour'),
  title: ' Apéro ',
  venueIds: ['ven_01'],
  validity: { from: '2026-12-01', until: '2026-12-31' },
  terms: {
    happyHour: {
      drinks: [
        { name: 'Pinte', listPrice: 8, memberPrice: '5,5'.replace(',', '.'), alcoholic: true },
        { name: 'Jus', listPrice: 4, memberPrice: 3, alcoholic: false },
      ],
    },
  },
};

describe('an offer as it is typed', () => {
  it('is sent in cents, with days that count whole', () => {
    const input = toInput(happyHour, 'Europe/Paris');
    expect(input.title).toBe('Apéro');
    expect(input.terms).toEqual({
      happyHour: {
        drinks: [
          {
            name: 'Pinte',
            listPrice: { cents: 800, currency: 'EUR' },
            memberPrice: { cents: 550, currency: 'EUR' },
            alcoholic: true,
          },
          {
            name: 'Jus',
            listPrice: { cents: 400, currency: 'EUR' },
            memberPrice: { cents: 300, currency: 'EUR' },
            alcoholic: false,
          },
        ],
      },
    });
    expect(input.validity).toEqual({ from: '2026-11-30T23:00:00.000Z', until: '2026-12-31T23:00:00.000Z' });
    expect(input.quota).toBeNull();
  });

  it('rounds amounts to the cent', () => {
    expect(cents(19.99)).toBe(1999);
    expect(cents('0.29')).toBe(29);
    expect(cents('')).toBe(0);
  });

  it('sends empty optional fields as nothing', () => {
    const form = {
      ...emptyForm('tabDiscount'),
      terms: { tabDiscount: { ...emptyTerms('tabDiscount'), percent: 20 } },
    };
    expect(toInput(form, undefined).terms).toEqual({
      tabDiscount: { percent: 20, cap: null, excludedItems: [] },
    });
  });
});

describe('the preview', () => {
  it('draws the price against the people', () => {
    const form: OfferForm = {
      ...emptyForm('eventTicket'),
      terms: { eventTicket: { lineUp: ['Les Sœurs'], listPrice: 20, memberPrice: 16 } },
      tiers: [
        { minPeople: 20, discountPercent: 40, memberPrice: '' },
        { minPeople: 10, discountPercent: 30, memberPrice: '' },
      ],
    };
    expect(basePrice(form)).toEqual({ list: 2000, member: 1600 });
    expect(tierSteps(form)).toEqual({
      unit: 'price',
      steps: [
        { people: 1, value: 1600 },
        { people: 10, value: 1400 },
        { people: 20, value: 1200 },
      ],
    });
  });

  it('draws the discount where there is no price', () => {
    const form: OfferForm = {
      ...emptyForm('tabDiscount'),
      terms: { tabDiscount: { percent: 15, cap: '', excludedItems: [] } },
      tiers: [{ minPeople: 8, discountPercent: 25, memberPrice: '' }],
    };
    expect(tierSteps(form)).toMatchObject({
      unit: 'percent',
      steps: [{ value: 15 }, { people: 8, value: 25 }],
    });
    expect(previewTerms(form)).toMatchObject({ __typename: 'TabDiscountTerms', percent: 15 });
    expect(previewTerms(emptyForm(''))).toBeNull();
  });
});
