import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayAt,
  instantOf,
  isDay,
  monthGrid,
  startOfDay,
  startOfWeek,
  weekOf,
} from './days.ts';

describe('days', () => {
  it('are counted on the calendar, whatever the clock does', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(startOfWeek('2026-11-29')).toBe('2026-11-23');
    expect(weekOf('2026-11-25')).toHaveLength(7);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('demain')).toBe(false);
  });

  it('fill whole weeks of a month', () => {
    const november = monthGrid('2026-11-25');
    expect(november[0]).toBe('2026-10-26');
    expect(november.at(-1)).toBe('2026-12-06');
    expect(monthGrid('2027-02-10')).toHaveLength(28);
  });

  it('belong to a zone', () => {
    expect(dayAt('2026-11-27T23:30:00Z')).toBe('2026-11-28');
    expect(dayAt('2026-11-27T23:30:00Z', 'America/Guadeloupe')).toBe('2026-11-27');
    expect(startOfDay('2026-11-27')).toBe('2026-11-26T23:00:00.000Z');
    expect(startOfDay('2026-07-01')).toBe('2026-06-30T22:00:00.000Z');
  });

  it('have each clock time once, also when the clock changes', () => {
    expect(instantOf('2026-11-27', '21:00')).toBe('2026-11-27T20:00:00.000Z');
    expect(instantOf('2026-03-29', '22:00')).toBe('2026-03-29T20:00:00.000Z');
    expect(instantOf('2026-03-29', '02:30'), 'skipped').toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-10-25', '02:30'), 'shown twice').toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-11-27', '21:00', 'America/Guadeloupe')).toBe('2026-11-28T01:00:00.000Z');
  });
});
