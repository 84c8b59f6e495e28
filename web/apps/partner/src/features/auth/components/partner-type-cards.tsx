import { Radio } from '@mantine/core';
import type { PartnerType } from '@yousoon/api/schema';
import {
  Beer,
  CalendarHeart,
  Dumbbell,
  type LucideIcon,
  MoonStar,
  MountainSnow,
  Theater,
  Utensils,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './partner-type-cards.module.css';

const TYPES: readonly (readonly [PartnerType, LucideIcon])[] = [
  ['BAR', Beer],
  ['RESTAURANT', Utensils],
  ['NIGHTCLUB', MoonStar],
  ['ACTIVITY', MountainSnow],
  ['CULTURE', Theater],
  ['SPORT_WELLNESS', Dumbbell],
  ['EVENT_ORGANISER', CalendarHeart],
];

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: React.ReactNode;
}

/** What kind of partner: it decides which offers can be made. */
export function PartnerTypeCards({ value, onChange, error }: Props) {
  const { t } = useTranslation(['auth', 'common']);
  return (
    <Radio.Group label={t('signUp.type')} required value={value} onChange={onChange} error={error}>
      <div className={classes.cards}>
        {TYPES.map(([type, Icon]) => (
          <Radio.Card key={type} value={type} className={classes.card}>
            <Icon size={24} strokeWidth={1.5} aria-hidden />
            <span className={classes.name}>{t(`common:partnerType.${type}`)}</span>
            <span className={classes.help}>{t(`signUp.typeHelp.${type}`)}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
