import { PARIS } from '@/shared/format/format.ts';

/** A day on a calendar, `2026-11-27`: no clock, no zone. */
export type Day = string;

const DAY_MS = 86_400_000;

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayOfUtc = (date: Date): Day => date.toISOString().slice(0, 10);

/** Whether a text is a day that exists. */
export function isDay(text: unknown): text is Day {
  return (
    typeof text === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(utc(text).getTime()) &&
    dayOfUtc(utc(text)) === text
  );
}

export function addDays(day: Day, days: number): Day {
  return dayOfUtc(new Date(utc(day).getTime() + days * DAY_MS));
}

/** The same day some months later, or the last of that month. */
export function addMonths(day: Day, months: number): Day {
  const first = utc(`${day.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const month = dayOfUtc(first).slice(0, 7);
  const last = daysInMonth(month);
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`;
}

function daysInMonth(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate();
}

/** How many days from one to the other. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  return (utc(day).getUTCDay() + 6) % 7;
}

/** The Monday of a day's week. */
export function startOfWeek(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

/** The days of a week, Monday first. */
export function weekOf(day: Day): readonly Day[] {
  const monday = startOfWeek(day);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** Whole weeks that hold a month, Monday first. */
export function monthGrid(day: Day): readonly Day[] {
  const month = day.slice(0, 7);
  const first = startOfWeek(`${month}-01`);
  const last = `${month}-${daysInMonth(month)}`;
  const weeks = Math.floor(daysBetween(first, last) / 7) + 1;
  return Array.from({ length: weeks * 7 }, (_, index) => addDays(first, index));
}

/** Which day an instant is on a zone's calendar. */
export function dayAt(instant: string | number | Date, zone: string = PARIS): Day {
  return wallClock(new Date(instant).getTime(), zone).slice(0, 10);
}

/** One for each zone: a calendar asks hundreds of times, and making one costs more than asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}

/** The clock of a zone, `2026-11-27T21:00`. */
function wallClock(instant: number, zone: string): string {
  const parts = clockOf(zone).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/**
 * The instant at which a zone's clock shows this day and time (`21:00`). A time that the clock skips in spring is
 * taken an hour later, one that it shows twice in autumn the first time: as the server does.
 */
export function instantOf(day: Day, time: string, zone: string = PARIS): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (instant: number) => Date.parse(`${wallClock(instant, zone)}:00Z`) - instant;
  // The offset a day earlier is the one before any change of this day's clock.
  const before = wanted - offsetAt(wanted - DAY_MS);
  const after = wanted - offsetAt(wanted + DAY_MS);
  const shows = (instant: number) => wallClock(instant, zone) === `${day}T${time}`;
  const found = shows(before) ? before : shows(after) ? after : before;
  return new Date(found).toISOString();
}

/** The first instant of a day. */
export function startOfDay(day: Day, zone: string = PARIS): string {
  return instantOf(day, '00:00', zone);
}
