import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { change } from '../model/figures.ts';
import classes from './results.module.css';

/** Whether more of it is good news; `neutral` is neither. */
export type Sense = 'more' | 'less' | 'neutral';

const toneOf = (difference: number, sense: Sense) =>
  difference === 0 || sense === 'neutral'
    ? undefined
    : difference > 0 === (sense === 'more')
      ? 'good'
      : 'bad';

const signed = (difference: number, text: string) => (difference > 0 ? `+${text}` : text);

interface CountProps {
  readonly now: number;
  readonly before: number;
  readonly sense?: Sense;
}

/** `+12 % par rapport à la période précédente`; nothing when there was nothing before: the page says that once. */
export function ChangeNote({ now, before, sense = 'more' }: CountProps) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const difference = change(now, before);
  if (difference === null) return null;
  return (
    <span className={classes.note} data-tone={toneOf(difference, sense)}>
      {t('change.vs', { change: signed(difference, formats.percent(difference)) })}
    </span>
  );
}

/** The same for a share of one: the difference of two shares is points, not percent. */
export function PointsNote({ now, before }: { readonly now: number | null; readonly before: number | null }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  if (now === null || before === null) return null;
  const points = Math.round((now - before) * 100);
  return (
    <span className={classes.note} data-tone={toneOf(points, 'more')}>
      {t('change.points', { points: signed(points, formats.number(points)) })}
    </span>
  );
}
