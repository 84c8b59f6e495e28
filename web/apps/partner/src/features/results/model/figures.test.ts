import { describe, expect, it } from 'vitest';
import { figures, nothing } from '../../../../test/results.ts';
import { change, dayPoints, fill, isEmpty, offPeakFill } from './figures.ts';

describe('figures', () => {
  it('are compared with the period before, when there is something to compare with', () => {
    expect(change(15, 10)).toBe(0.5);
    expect(change(0, 10)).toBe(-1);
    expect(change(10, 0)).toBeNull();
  });

  it('say how full the house was', () => {
    expect(fill(figures)).toBe(0.6);
    expect(offPeakFill(figures)).toBe(0.75);
    expect(fill(nothing)).toBeNull();
  });

  it('are empty when nothing was offered and nothing happened', () => {
    expect(isEmpty(nothing)).toBe(true);
    expect(isEmpty({ ...nothing, offeredSeats: 20 })).toBe(false);
  });

  it('have a point for every day', () => {
    const points = dayPoints([{ date: '2026-11-24', figures }], { from: '2026-11-23', to: '2026-11-25' });
    expect(points).toEqual([
      { date: '2026-11-23', registered: 0, arrived: 0 },
      { date: '2026-11-24', registered: 90, arrived: 72 },
      { date: '2026-11-25', registered: 0, arrived: 0 },
    ]);
  });
});
