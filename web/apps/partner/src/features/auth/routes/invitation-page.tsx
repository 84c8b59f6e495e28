import { Button, Stack, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CodeInput } from '@/shared/forms/code-input.tsx';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { NewPasswordInput } from '@/shared/forms/new-password-input.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { acceptInvitation } from '../api/accept-invitation.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { TextLink } from '../components/text-link.tsx';
import { useEnter } from '../components/use-enter.ts';

const route = getRouteApi('/invitation');

/** Who was invited chooses a password and goes in. */
export function InvitationPage() {
  const { t } = useTranslation('auth');
  const { email = '' } = route.useSearch();
  const enter = useEnter();
  const { alerts, setAlerts, pending, onSubmit, field } = useServerForm({
    initialValues: { email, code: '', password: '' },
    submit: acceptInvitation,
    onDone: async () => {
      if (!(await enter())) setAlerts([t('signIn.notStaff')]);
    },
  });
  return (
    <AuthLayout title={t('invitation.title')} lead={t('invitation.lead')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          <FormAlert messages={alerts} />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            {...field('email')}
          />
          <CodeInput {...field('code')} />
          <NewPasswordInput label={t('signUp.password')} {...field('password')} />
          <Button type="submit" loading={pending} fullWidth>
            {t('invitation.submit')}
          </Button>
          <TextLink to="/sign-in">{t('reset.back')}</TextLink>
        </Stack>
      </form>
    </AuthLayout>
  );
}
