import { useTranslation } from 'react-i18next';

/** The zone of France, when a venue does not say its own. */
export const PARIS = 'Europe/Paris';

export interface MoneyLike {
  readonly cents: number;
  readonly currency: string;
}

type Instant = string | number | Date;

/** How this site writes amounts, dates and numbers: the only place that does. */
export interface Formats {
  /** `14,00 €` */
  money(amount: MoneyLike): string;
  /** `14 €`: without cents when there are none. */
  shortMoney(amount: MoneyLike): string;
  number(value: number): string;
  /** A share of one: `0.25` is `25 %`. */
  percent(share: number): string;
  /** `vendredi 27 novembre 2026` */
  date(at: Instant, zone?: string): string;
  /** `27 nov. 2026` */
  shortDate(at: Instant, zone?: string): string;
  /** `ven. 27 nov.` */
  day(at: Instant, zone?: string): string;
  /** `27 nov.` */
  dayMonth(at: Instant, zone?: string): string;
  /** `novembre 2026` */
  month(at: Instant, zone?: string): string;
  /** `ven.` */
  weekday(at: Instant, zone?: string): string;
  /** `21:00` */
  time(at: Instant, zone?: string): string;
  /** `ven. 27 nov. 21:00` */
  dateTime(at: Instant, zone?: string): string;
  /** `il y a 3 heures`, `dans 2 jours`, as seen from `now`. */
  relative(at: Instant, now: Instant): string;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** What was made for a key, and is kept: an `Intl` object costs more to make than to use. */
function kept<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const all = new Map<Key, Made>();
  return (key) => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    all.set(key, made);
    return made;
  };
}

/** Formats of a language. Times are shown in the venue's zone, daylight saving included, wherever the browser is. */
export const formatsOf = kept((language: string): Formats => {
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const moment = (options: Intl.DateTimeFormatOptions) => {
    const inZone = kept((timeZone: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
    return (at: Instant, zone: string = PARIS) => inZone(zone).format(new Date(at));
  };
  const amounts = (digits: Intl.NumberFormatOptions) => {
    const of = kept((currency: string) => {
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
    });
    return ({ cents, currency }: MoneyLike) => of(currency).format(cents / 100);
  };
  const money = amounts({});
  const wholeMoney = amounts({ minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const day = moment({ weekday: 'short', day: 'numeric', month: 'short' });
  const time = moment({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    money,
    shortMoney: (amount) => (amount.cents % 100 === 0 ? wholeMoney(amount) : money(amount)),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: moment({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDate: moment({ day: 'numeric', month: 'short', year: 'numeric' }),
    day,
    dayMonth: moment({ day: 'numeric', month: 'short' }),
    month: moment({ month: 'long', year: 'numeric' }),
    weekday: moment({ weekday: 'short' }),
    time,
    dateTime: (at, zone) => `${day(at, zone)} ${time(at, zone)}`,
    relative: (at, now) => {
      const difference = new Date(at).getTime() - new Date(now).getTime();
      const [unit, size] = UNITS.find(([, size]) => Math.abs(difference) >= size) ?? ['second', Infinity];
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
        Math.trunc(difference / size),
        unit,
      );
    },
  };
});

/** The formats of the language in use. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formatsOf(i18n.language);
}
