import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedCode } from '../domain/short-code.ts';
import classes from './door.module.css';

/** The short code, for a ticket that the camera cannot read. */
export function CodeForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation('door');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const code = typedCode(text);
    setWrong(code === null);
    if (code !== null) onCode(code);
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t('code.label')}
          placeholder="7K3F-9QXM"
          className={classes.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          data-autofocus
          value={text}
          error={wrong ? t('code.wrong') : undefined}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" fullWidth>
          {t('code.send')}
        </Button>
      </Stack>
    </form>
  );
}
