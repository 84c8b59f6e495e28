import { Button, Code, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeInput } from '@/shared/forms/code-input.tsx';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { confirmTotp, startTotp, type TotpSetup } from '../api/totp.ts';
import classes from './totp.module.css';

interface Props {
  /** The authenticator counts; these are shown once. */
  readonly onCodes: (codes: readonly string[]) => void;
}

/** An authenticator becomes the second factor: password, QR code, its first six digits. */
export function TotpSetupForm({ onCodes }: Props) {
  const [setup, setSetup] = useState<TotpSetup>();
  return setup === undefined ? <Start onSetup={setSetup} /> : <Confirm setup={setup} onCodes={onCodes} />;
}

function Start({ onSetup }: { readonly onSetup: (setup: TotpSetup) => void }) {
  const { t } = useTranslation(['account', 'common']);
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { password: '' },
    submit: async ({ password }) => {
      const { value, errors } = await startTotp(password);
      if (value !== null) onSetup(value);
      return errors;
    },
    onDone: () => undefined,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <PasswordInput
          label={t('totp.password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('common:password.show') }}
          {...field('password')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} variant="default">
            {t('totp.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Confirm({ setup, onCodes }: Props & { readonly setup: TotpSetup }) {
  const { t } = useTranslation('account');
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { code: '' },
    submit: async ({ code }) => {
      const { value, errors } = await confirmTotp(code);
      if (value !== null) onCodes(value);
      return errors;
    },
    onDone: () => undefined,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <Text>{t('totp.scan')}</Text>
        <div className={classes.qr}>
          <QRCodeSVG value={setup.uri} size={192} marginSize={2} title={t('totp.qr')} role="img" />
        </div>
        <Text c="dimmed">
          {t('totp.manual')} <Code className={classes.key}>{setup.secret.match(/.{1,4}/g)?.join(' ')}</Code>
        </Text>
        <CodeInput {...field('code')} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {t('totp.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
