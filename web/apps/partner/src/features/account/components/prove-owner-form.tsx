import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { UserError } from '@yousoon/api/errors';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';

interface Proof {
  readonly [key: string]: string;
  readonly password: string;
  readonly secondFactor: string;
}

interface Props {
  readonly label: string;
  readonly submit: (proof: Proof) => Promise<readonly UserError[]>;
  readonly onDone: () => void;
}

/** Shows that the owner sits at the device: password and second factor. */
export function ProveOwnerForm({ label, submit, onDone }: Props) {
  const { t } = useTranslation(['account', 'common']);
  const { alerts, pending, onSubmit, field } = useServerForm<Proof>({
    initialValues: { password: '', secondFactor: '' },
    submit,
    onDone,
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
        <TextInput
          label={t('totp.secondFactor')}
          autoComplete="one-time-code"
          required
          {...field('secondFactor')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
