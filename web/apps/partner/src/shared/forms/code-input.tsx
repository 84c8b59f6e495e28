import { Input, PinInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: React.ReactNode;
  readonly autoFocus?: boolean;
}

/** Six digits out of a mailbox or an authenticator; a pasted code fills all of them. */
export function CodeInput({ label, value, onChange, error, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Input.Wrapper label={label ?? t('code.label')} labelElement="div" id={id} required error={error}>
      <PinInput
        id={id}
        length={6}
        type="number"
        oneTimeCode
        size="lg"
        gap="xs"
        value={value}
        onChange={onChange}
        error={Boolean(error)}
        autoFocus={autoFocus}
        placeholder=""
        getInputProps={(index) => ({ 'aria-label': t('code.digit', { n: index + 1 }) })}
      />
    </Input.Wrapper>
  );
}
