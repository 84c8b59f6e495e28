import { useTranslation } from 'react-i18next';
import { fill } from '../view.ts';
import classes from './calendar.module.css';

interface Props {
  readonly outing: {
    readonly capacity: number;
    readonly seatsLeft: number;
    readonly tiers: readonly { readonly minPeople: number; readonly reached: boolean }[];
  };
}

/** How full an outing is: a thin line, with a mark where each group tier begins. */
export function SeatsBar({ outing }: Props) {
  const { t } = useTranslation('calendar');
  const taken = outing.capacity - outing.seatsLeft;
  return (
    <span
      className={classes.bar}
      role="img"
      aria-label={t('seats', { taken, capacity: outing.capacity })}
      data-full={outing.seatsLeft === 0 || undefined}
    >
      <span className={classes.barFill} style={{ width: `${fill(outing) * 100}%` }} />
      {outing.tiers
        .filter(({ minPeople }) => minPeople < outing.capacity)
        .map(({ minPeople, reached }) => (
          <span
            key={minPeople}
            className={classes.barMark}
            data-reached={reached || undefined}
            style={{ left: `${(minPeople / outing.capacity) * 100}%` }}
          />
        ))}
    </span>
  );
}
