import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import type { Weekday } from '@yousoon/api/schema';
import { Copy, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type HoursForm, WEEKDAYS } from './venue-form.ts';
import classes from './venues.module.css';

interface Props {
  readonly value: readonly HoursForm[];
  readonly onChange: (hours: readonly HoursForm[]) => void;
  readonly error?: ReactNode;
}

/** Opening hours: none, one or several spans a day. A closing before the opening is the next day's. */
export function HoursField({ value, onChange, error }: Props) {
  const { t } = useTranslation('venues');
  const spansOf = (weekday: Weekday) => value.filter((span) => span.weekday === weekday);
  const replace = (span: HoursForm, change: Partial<HoursForm> | null) =>
    onChange(
      value.flatMap((each) => (each !== span ? [each] : change === null ? [] : [{ ...each, ...change }])),
    );
  const add = (weekday: Weekday) => onChange([...value, { weekday, opens: '18:00', closes: '02:00' }]);
  const [first] = value;
  const copy = () => {
    if (first === undefined) return;
    const model = spansOf(first.weekday);
    onChange(WEEKDAYS.flatMap((weekday) => model.map((span) => ({ ...span, weekday }))));
  };
  return (
    <Input.Wrapper label={t('hours.label')} error={error}>
      <div className={classes.hours}>
        {WEEKDAYS.map((weekday) => (
          <fieldset key={weekday} className={classes.day} aria-label={t(`weekday.${weekday}`)}>
            <span className={classes.dayName}>{t(`weekday.${weekday}`)}</span>
            <div className={classes.spans}>
              {spansOf(weekday).length === 0 ? (
                <span className={classes.closed}>{t('hours.closed')}</span>
              ) : null}
              {spansOf(weekday).map((span, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a span has no id, and rows keep their order
                <div key={index} className={classes.span}>
                  <TextInput
                    type="time"
                    aria-label={t('hours.opens')}
                    value={span.opens}
                    onChange={({ currentTarget }) => replace(span, { opens: currentTarget.value })}
                  />
                  <span aria-hidden>–</span>
                  <TextInput
                    type="time"
                    aria-label={t('hours.closes')}
                    value={span.closes}
                    onChange={({ currentTarget }) => replace(span, { closes: currentTarget.value })}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={44}
                    aria-label={t('hours.remove')}
                    onClick={() => replace(span, null)}
                  >
                    <Trash2 size={18} strokeWidth={1.5} aria-hidden />
                  </ActionIcon>
                </div>
              ))}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={t('hours.add')}
              onClick={() => add(weekday)}
            >
              <Plus size={18} strokeWidth={1.5} aria-hidden />
            </ActionIcon>
          </fieldset>
        ))}
      </div>
      {first === undefined ? null : (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<Copy size={18} strokeWidth={1.5} aria-hidden />}
          onClick={copy}
        >
          {t('hours.copy', { day: t(`weekday.${first.weekday}`).toLocaleLowerCase() })}
        </Button>
      )}
    </Input.Wrapper>
  );
}
