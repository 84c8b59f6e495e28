import { PasswordInput, type PasswordInputProps, Progress } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './new-password-input.module.css';
import { strengthOf } from './password-strength.ts';

const TONES = ['red', 'red', 'gold', 'green'] as const;

type Props = Omit<PasswordInputProps, 'value'> & { readonly value: string };

/** A password that is being chosen, with a hint how far it is. */
export function NewPasswordInput({ value, ...props }: Props) {
  const { t } = useTranslation();
  const hint = useId();
  const strength = strengthOf(value);
  return (
    <div>
      <PasswordInput
        {...props}
        value={value}
        autoComplete="new-password"
        required
        aria-describedby={hint}
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      />
      <div className={classes.hint} id={hint} aria-live="polite">
        {value === '' ? null : (
          <>
            <Progress size={3} value={((strength + 1) / 4) * 100} color={TONES[strength]} aria-hidden />
            <span>{t(`password.level${strength}`)}</span>
          </>
        )}
      </div>
    </div>
  );
}
