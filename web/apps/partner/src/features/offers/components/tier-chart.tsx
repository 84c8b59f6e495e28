import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { OfferForm } from '../model/offer-form.ts';
import { type Step, tierSteps } from '../model/preview.ts';
import classes from './wizard.module.css';

const WIDTH = 480;
const HEIGHT = 180;
const LEFT = 56;
const BOTTOM = 28;
const TOP = 24;

/** The price (or the discount) against the number of people: a staircase with a label on each step. */
export function TierChart({ form }: { readonly form: OfferForm }) {
  const { t } = useTranslation('offers');
  const formats = useFormats();
  const { unit, steps } = tierSteps(form);
  const label = (value: number) =>
    unit === 'price'
      ? formats.shortMoney({ cents: value, currency: 'EUR' })
      : formats.percent(-value / 100 || 0);
  const most = (steps.at(-1)?.people ?? 1) + 5;
  const top = Math.max(1, ...steps.map(({ value }) => value));
  const x = (people: number) => LEFT + ((people - 1) / (most - 1)) * (WIDTH - LEFT - 10);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const words = steps.map(({ people, value }) => t('tiers.step', { people, worth: label(value) })).join(', ');
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <line className={classes.axis} x1={LEFT} y1={HEIGHT - BOTTOM} x2={WIDTH} y2={HEIGHT - BOTTOM} />
        <path className={classes.stair} d={stair(steps, most, x, y)} />
        {steps.map(({ people, value }) => (
          <g key={people}>
            <circle className={classes.dot} cx={x(people)} cy={y(value)} r={4} />
            <text className={classes.worth} x={x(people) + 6} y={y(value) - 8}>
              {label(value)}
            </text>
            <text className={classes.tick} x={x(people)} y={HEIGHT - 8} textAnchor="middle">
              {people}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{t(unit === 'price' ? 'tiers.chartPrice' : 'tiers.chartPercent')}</figcaption>
    </figure>
  );
}

function stair(
  steps: readonly Step[],
  most: number,
  x: (people: number) => number,
  y: (value: number) => number,
): string {
  const ends = steps.map((step, index) => ({ ...step, until: steps[index + 1]?.people ?? most }));
  return ends
    .map(
      ({ people, value, until }, index) =>
        `${index === 0 ? 'M' : 'L'}${x(people)} ${y(value)} L${x(until)} ${y(value)}`,
    )
    .join(' ');
}
