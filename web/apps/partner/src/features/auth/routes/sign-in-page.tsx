import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { signIn } from '../api/sign-in.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { TextLink } from '../components/text-link.tsx';
import { useEnter } from '../components/use-enter.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password, and the second factor when the account has one. */
export function SignInPage() {
  const { t } = useTranslation(['auth', 'common']);
  const { next } = route.useSearch();
  const navigate = useNavigate();
  const enter = useEnter();
  const [asksCode, setAsksCode] = useState(false);
  const { alerts, setAlerts, pending, onSubmit, field } = useServerForm({
    initialValues: { email: '', password: '', secondFactor: '' },
    submit: ({ email, password, secondFactor }) =>
      signIn({ email, password, ...(secondFactor === '' ? {} : { secondFactor }) }),
    onDone: async () => {
      if (!(await enter(next))) setAlerts([t('signIn.notStaff')]);
    },
    onRefused: (errors, { email }) => {
      const codes = errors.map(({ code }) => code);
      if (codes.includes('SECOND_FACTOR_REQUIRED')) {
        setAsksCode(true);
        return true;
      }
      if (codes.includes('EMAIL_NOT_CONFIRMED')) {
        void navigate({ to: '/confirm', search: { email } });
        return true;
      }
      return false;
    },
  });
  return (
    <AuthLayout title={t('signIn.title')} lead={t('signIn.lead')}>
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
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('common:password.show') }}
            {...field('password')}
          />
          {asksCode ? (
            <TextInput
              label={t('signIn.secondFactor')}
              description={t('signIn.secondFactorHelp')}
              autoComplete="one-time-code"
              required
              data-autofocus
              ref={(input) => input?.focus()}
              {...field('secondFactor')}
            />
          ) : null}
          <Button type="submit" loading={pending} fullWidth>
            {t('signIn.submit')}
          </Button>
          <Group justify="space-between" gap="sm">
            <TextLink to="/reset">{t('signIn.forgot')}</TextLink>
            <TextLink to="/invitation">{t('signIn.invited')}</TextLink>
          </Group>
          <p>
            {t('signIn.newHere')} <TextLink to="/sign-up">{t('signIn.signUp')}</TextLink>
          </p>
        </Stack>
      </form>
    </AuthLayout>
  );
}
