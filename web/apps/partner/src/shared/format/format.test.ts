import { describe, expect, it } from 'vitest';
import { formatsOf } from './format.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('formats', () => {
  const french = formatsOf('fr');
  const english = formatsOf('en');

  it('write amounts in cents', () => {
    expect(plain(french.money({ cents: 1400, currency: 'EUR' }))).toBe('14,00 €');
    expect(plain(french.shortMoney({ cents: 1400, currency: 'EUR' }))).toBe('14 €');
    expect(plain(french.shortMoney({ cents: 1450, currency: 'EUR' }))).toBe('14,50 €');
    expect(english.money({ cents: 123456, currency: 'EUR' })).toBe('€1,234.56');
  });

  it('write times as the venue’s clock shows them, daylight saving included', () => {
    expect(french.time('2026-11-27T20:00:00Z')).toBe('21:00');
    expect(french.time('2026-07-27T19:00:00Z')).toBe('21:00');
    expect(french.time('2026-11-27T20:00:00Z', 'America/Guadeloupe')).toBe('16:00');
    expect(french.time('2026-11-26T23:00:00Z')).toBe('00:00');
    expect(french.date('2026-11-27T20:00:00Z')).toBe('vendredi 27 novembre 2026');
  });

  it('write shares and distances in time', () => {
    expect(plain(french.percent(0.255))).toBe('25,5 %');
    expect(french.relative('2026-11-27T17:00:00Z', '2026-11-27T20:10:00Z')).toBe('il y a 3 heures');
    expect(french.relative('2026-11-28T20:10:00Z', '2026-11-27T20:10:00Z')).toBe('demain');
    expect(english.relative('2026-11-27T20:10:30Z', '2026-11-27T20:10:00Z')).toBe('now');
  });
});
