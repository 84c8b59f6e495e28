import type { Day } from '@/shared/dates/days.ts';
import type { Figures, Results } from '../api/results.ts';
import { daysOf, type Period } from './period.ts';

/** A part of a whole, from 0 to 1; null when there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** How much more or less than before, as a share of before; null when there was nothing before. */
export function change(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / before;
}

/** Seats that were taken at the hours at which houses are empty. */
export const offPeakFill = ({ offPeakPeople, offPeakSeats }: Figures) => share(offPeakPeople, offPeakSeats);
/** Seats that were taken, of all that were offered. */
export const fill = ({ arrivedPeople, offeredSeats }: Figures) => share(arrivedPeople, offeredSeats);

/** Whether nothing at all happened and nothing was on offer. */
export function isEmpty({ views, registrations, checkIns, offeredSeats }: Figures): boolean {
  return views + registrations + checkIns + offeredSeats === 0;
}

/** A day of the chart. */
export interface DayPoint {
  readonly date: Day;
  readonly registered: number;
  readonly arrived: number;
}

/** Every day of the period: the server leaves out days on which nothing was. */
export function dayPoints(byDay: Results['byDay'], period: Period): readonly DayPoint[] {
  const known = new Map(byDay.map(({ date, figures }) => [date, figures]));
  return daysOf(period).map((date) => {
    const figures = known.get(date);
    return { date, registered: figures?.registeredPeople ?? 0, arrived: figures?.arrivedPeople ?? 0 };
  });
}
