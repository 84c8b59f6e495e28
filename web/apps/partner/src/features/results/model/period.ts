import { addDays, type Day, daysBetween, isDay } from '@/shared/dates/days.ts';

/** Periods that have a name. */
export const PRESETS = ['7d', '30d', '90d', 'month'] as const;
export type Preset = (typeof PRESETS)[number];
export const DEFAULT_PRESET: Preset = '30d';

/** The server answers for no more days than this at once. */
export const MOST_DAYS = 400;

/** Days, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What the address of the page says. */
export interface Search {
  readonly period?: Preset;
  /** The person's own period; then there is no `period`. */
  readonly from?: Day;
  readonly to?: Day;
  readonly offer?: string;
  readonly venue?: string;
}

const isPreset = (value: unknown): value is Preset => PRESETS.some((preset) => preset === value);
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What is wrong with a person's own period. */
export type PeriodFault = 'missing' | 'backwards' | 'tooLong';

export function periodFault(from: unknown, to: unknown): PeriodFault | null {
  if (!isDay(from) || !isDay(to)) return 'missing';
  if (to < from) return 'backwards';
  return daysBetween(from, to) >= MOST_DAYS ? 'tooLong' : null;
}

/** Reads an address; what makes no sense is left out. */
export function readSearch({ period, from, to, offer, venue }: Record<string, unknown>): Search {
  return {
    ...(isDay(from) && isDay(to) && periodFault(from, to) === null
      ? { from, to }
      : isPreset(period)
        ? { period }
        : {}),
    ...(isId(offer) ? { offer } : {}),
    ...(isId(venue) ? { venue } : {}),
  };
}

/** The days that an address means, as seen from today; a named period ends today. */
export function periodOf({ period = DEFAULT_PRESET, from, to }: Search, today: Day): Period {
  if (from !== undefined && to !== undefined) return { from, to };
  switch (period) {
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case '90d':
      return { from: addDays(today, -89), to: today };
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    default:
      return period satisfies never;
  }
}

/** Every day of a period. */
export function daysOf({ from, to }: Period): readonly Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}
