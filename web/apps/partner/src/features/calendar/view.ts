import { addDays, addMonths, type Day, dayAt, monthGrid, weekOf } from '@/shared/dates/days.ts';
import type { CalendarOuting } from './api/outings.ts';

export const VIEWS = ['month', 'week', 'list'] as const;
export type View = (typeof VIEWS)[number];

export function isView(value: unknown): value is View {
  return VIEWS.some((view) => view === value);
}

/** The days that a view draws. */
export function daysOf(view: 'month' | 'week', day: Day): readonly Day[] {
  return view === 'month' ? monthGrid(day) : weekOf(day);
}

/** The first and the last of them. */
export function rangeOf(view: 'month' | 'week', day: Day): readonly [Day, Day] {
  const days = daysOf(view, day);
  return [days[0] ?? day, days.at(-1) ?? day];
}

/** A day of the page before (−1) or after (+1). */
export function stepOf(view: View, day: Day, step: number): Day {
  return view === 'month' ? addMonths(day, step) : addDays(day, 7 * step);
}

/** Outings by the day on which they start, on their venue's calendar. */
export function byDay(outings: readonly CalendarOuting[]): ReadonlyMap<Day, readonly CalendarOuting[]> {
  const days = new Map<Day, CalendarOuting[]>();
  for (const outing of outings) {
    const day = dayAt(outing.startsAt, outing.venue.timeZone);
    days.set(day, [...(days.get(day) ?? []), outing]);
  }
  return days;
}

/** How full an outing is, from 0 to 1. */
export function fill({
  capacity,
  seatsLeft,
}: {
  readonly capacity: number;
  readonly seatsLeft: number;
}): number {
  return capacity === 0 ? 0 : Math.min(1, (capacity - seatsLeft) / capacity);
}
