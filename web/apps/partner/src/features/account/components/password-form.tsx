import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { NewPasswordInput } from '@/shared/forms/new-password-input.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { changePassword } from '../api/credentials.ts';

/** Another password. */
export function PasswordForm() {
  const { t } = useTranslation(['account', 'common']);
  const { form, alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { current: '', password: '' },
    submit: changePassword,
    onDone: () => {
      form.reset();
      toast.success(t('password.done'));
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('common:password.show') }}
          {...field('current')}
        />
        <NewPasswordInput label={t('password.next')} {...field('password')} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} variant="default">
            {t('password.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
