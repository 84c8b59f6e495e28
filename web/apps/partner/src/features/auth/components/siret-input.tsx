import { Loader, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { siretQuery } from '../api/siret-check.ts';
import classes from './siret-input.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: React.ReactNode;
}

/** `73282932000074` as it is read aloud: `732 829 320 00074`. */
export function groupedSiret(typed: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 14);
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 9), digits.slice(9)]
    .filter(Boolean)
    .join(' ');
}

/** A SIRET, checked while it is typed, in the server's words. */
export function SiretInput({ value, onChange, error }: Props) {
  const { t } = useTranslation('auth');
  const check = useQuery(siretQuery(value));
  const wrong = check.data?.valid === false ? check.data.error?.message : undefined;
  const valid = check.data?.valid === true;
  return (
    <div>
      <TextInput
        label={t('signUp.siret')}
        description={t('signUp.siretHelp')}
        inputMode="numeric"
        autoComplete="off"
        required
        value={groupedSiret(value)}
        onChange={(event) => onChange(groupedSiret(event.currentTarget.value))}
        error={error ?? wrong}
        rightSection={
          check.isFetching ? (
            <Loader size="xs" />
          ) : valid ? (
            <CircleCheck size={20} strokeWidth={1.5} className={classes.valid} aria-hidden />
          ) : null
        }
      />
      <div className={classes.said} aria-live="polite">
        {valid ? t('signUp.siretValid', { formatted: check.data?.formatted }) : null}
      </div>
    </div>
  );
}
