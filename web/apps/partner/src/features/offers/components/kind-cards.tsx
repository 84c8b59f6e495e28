import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session/use-session.ts';
import { kindsOf, type TermsKey } from '../model/kinds.ts';
import classes from './wizard.module.css';

interface Props {
  readonly value: TermsKey | '';
  readonly onChange: (key: TermsKey) => void;
}

/** What the company can offer: the kinds of its type. */
export function KindCards({ value, onChange }: Props) {
  const { t } = useTranslation('offers');
  const { partner } = useSession();
  const keys = kindsOf(partner.type);
  const choose = (chosen: string) => {
    const key = keys.find((candidate) => candidate === chosen);
    if (key !== undefined) onChange(key);
  };
  return (
    <Radio.Group label={t('kind.label')} value={value} onChange={choose}>
      <div className={classes.kinds}>
        {keys.map((key) => (
          <Radio.Card key={key} value={key} className={classes.kind}>
            <Radio.Indicator color="gold" className={classes.kindDot} />
            <span>
              <strong className={classes.kindName}>{t(`kinds.${key}.name`)}</strong>
              <span className={classes.kindHelp}>{t(`kinds.${key}.help`)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
