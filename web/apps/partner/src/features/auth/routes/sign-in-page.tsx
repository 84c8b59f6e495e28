import { Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { formErrors } from '@/shared/forms/server-errors.ts';
import { sessionQuery } from '@/shared/session/session.ts';
import { useSignIn } from '../api/sign-in.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password, and the second factor when the account has one. */
export function SignInPage() {
  const { t } = useTranslation('auth');
  const { next } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const signIn = useSignIn();
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '', secondFactor: '' },
  });

  async function enter() {
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
    const session = await queryClient.fetchQuery(sessionQuery);
    if (session === null) return setAlerts([t('signIn.notStaff')]);
    router.history.push(next ?? '/');
  }

  function submit({ email, password, secondFactor }: typeof form.values) {
    setAlerts([]);
    signIn.mutate(
      { email, password, ...(secondFactor === '' ? {} : { secondFactor }) },
      {
        onSuccess: (errors) => {
          if (errors.length === 0) return void enter();
          if (errors.some(({ code }) => code === 'SECOND_FACTOR_REQUIRED')) return setAsksCode(true);
          const { fields, form: general } = formErrors(errors, ['email', 'password', 'secondFactor']);
          form.setErrors(fields);
          setAlerts(general);
        },
        onError: (error) => setAlerts([errorText(error)]),
      },
    );
  }

  return (
    <main>
      <Title order={1}>{t('signIn.title')}</Title>
      <p>{t('signIn.lead')}</p>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack gap="lg">
          <FormAlert messages={alerts} />
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          {asksCode ? (
            <TextInput
              label={t('signIn.secondFactor')}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              key={form.key('secondFactor')}
              {...form.getInputProps('secondFactor')}
            />
          ) : null}
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
    </main>
  );
}
