import { Button, Group, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CodeInput } from '@/shared/forms/code-input.tsx';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { ResendButton } from '@/shared/forms/resend-button.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { confirmEmail } from '../api/confirm-email.ts';
import { resendCode } from '../api/resend-code.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { useEnter } from '../components/use-enter.ts';

const route = getRouteApi('/confirm');

/** The code out of the mailbox. */
export function ConfirmPage() {
  const { t } = useTranslation(['auth', 'common']);
  const { email } = route.useSearch();
  const enter = useEnter();
  const { alerts, setAlerts, pending, onSubmit, field } = useServerForm({
    initialValues: { code: '' },
    submit: ({ code }) => confirmEmail(email, code),
    onDone: async () => {
      if (!(await enter())) setAlerts([t('signIn.notStaff')]);
    },
  });
  return (
    <AuthLayout title={t('confirm.title')} lead={t('confirm.lead', { email })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          <FormAlert messages={alerts} />
          <CodeInput autoFocus {...field('code')} />
          <Button type="submit" loading={pending} fullWidth>
            {t('confirm.submit')}
          </Button>
          <Group justify="space-between">
            <Text c="dimmed" size="sm">
              {t('common:code.spam')}
            </Text>
            <ResendButton resend={() => resendCode(email)} />
          </Group>
        </Stack>
      </form>
    </AuthLayout>
  );
}
