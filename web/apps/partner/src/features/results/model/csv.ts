import type { MoneyLike } from '@/shared/format/format.ts';
import type { Figures, Results } from '../api/results.ts';

/** The columns of numbers, in their order; money is `cents`. */
const COLUMNS = [
  'views',
  'registrations',
  'registeredPeople',
  'checkIns',
  'arrivedPeople',
  'noShows',
  'cancellations',
  'revenue',
  'discountCost',
  'newPeople',
  'returningPeople',
  'offeredSeats',
  'offPeakSeats',
  'offPeakPeople',
] as const satisfies readonly (keyof Figures)[];
export type Column = (typeof COLUMNS)[number];
/** By what the rows are grouped. */
export type Group = 'total' | 'day' | 'offer' | 'venue' | 'weekday';
type Weekday = Results['byWeekday'][number]['weekday'];

/** The words of the file. */
export interface CsvWords {
  /** The headings of the first two columns. */
  readonly group: string;
  readonly name: string;
  readonly groups: Readonly<Record<Group, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly weekdays: Readonly<Record<Weekday, string>>;
  readonly decimal: ',' | '.';
}

/** Spreadsheets know UTF-8 by it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A text as a cell: a spreadsheet must not take it for a formula, nor its `;` for the next cell. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `1234,50`: cents as units, without the currency's sign and without grouping. */
export function amountCell({ cents }: MoneyLike, decimal: ',' | '.'): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${decimal}${digits.slice(-2)}`;
}

/** The results as a file for spreadsheets: one table, a row for each day, offer, venue and weekday. */
export function resultsCsv(results: Results, words: CsvWords): string {
  const row = (group: Group, name: string, figures: Figures) => [
    textCell(words.groups[group]),
    textCell(name),
    ...COLUMNS.map((column) => {
      const value = figures[column];
      return typeof value === 'number' ? String(value) : amountCell(value, words.decimal);
    }),
  ];
  const headings = [words.group, words.name, ...COLUMNS.map((column) => words.columns[column])];
  const rows = [
    headings.map(textCell),
    row('total', '', results.total),
    ...results.byDay.map(({ date, figures }) => row('day', date, figures)),
    ...results.byOffer.map(({ title, figures }) => row('offer', title, figures)),
    ...results.byVenue.map(({ name, figures }) => row('venue', name, figures)),
    ...results.byWeekday.map(({ weekday, figures }) => row('weekday', words.weekdays[weekday], figures)),
  ];
  return `${BYTE_ORDER_MARK}${rows.map((cells) => cells.join(';')).join('\r\n')}\r\n`;
}
