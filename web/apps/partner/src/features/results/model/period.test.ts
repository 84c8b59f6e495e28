import { describe, expect, it } from 'vitest';
import { daysOf, periodFault, periodOf, readSearch } from './period.ts';

const today = '2026-11-25';

describe('a period', () => {
  it('ends today when it has a name', () => {
    expect(periodOf({}, today)).toEqual({ from: '2026-10-27', to: today });
    expect(periodOf({ period: '7d' }, today)).toEqual({ from: '2026-11-19', to: today });
    expect(periodOf({ period: '90d' }, today)).toEqual({ from: '2026-08-28', to: today });
    expect(periodOf({ period: 'month' }, today)).toEqual({ from: '2026-11-01', to: today });
  });

  it('has as many days as its name says', () => {
    expect(daysOf(periodOf({ period: '30d' }, today))).toHaveLength(30);
    expect(daysOf({ from: today, to: today })).toEqual([today]);
  });

  it('of one’s own needs two days in order, 400 at most', () => {
    expect(periodFault('2026-11-01', '')).toBe('missing');
    expect(periodFault('2026-11-02', '2026-11-01')).toBe('backwards');
    expect(periodFault('2025-10-22', today), '400 days').toBeNull();
    expect(periodFault('2025-10-21', today), '401 days').toBe('tooLong');
  });
});

describe('an address', () => {
  it('is read, and what makes no sense is left out', () => {
    expect(readSearch({ period: '7d', offer: 'off_01', venue: '', other: 1 })).toEqual({
      period: '7d',
      offer: 'off_01',
    });
    expect(readSearch({ period: 'year' })).toEqual({});
    expect(readSearch({ from: '2026-11-31', to: '2026-12-01' })).toEqual({});
  });

  it('prefers days to a name', () => {
    expect(readSearch({ period: '7d', from: '2026-11-01', to: '2026-11-02' })).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
    });
  });
});
