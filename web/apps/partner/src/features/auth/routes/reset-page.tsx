import { Button, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { CodeInput } from '@/shared/forms/code-input.tsx';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { NewPasswordInput } from '@/shared/forms/new-password-input.tsx';
import { ResendButton } from '@/shared/forms/resend-button.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { requestPasswordReset, resetPassword } from '../api/password-reset.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { TextLink } from '../components/text-link.tsx';

/** A forgotten password: first the address, then the code and another password. */
export function ResetPage() {
  const [email, setEmail] = useState<string>();
  return email === undefined ? <AskEmail onSent={setEmail} /> : <ChoosePassword email={email} />;
}

function AskEmail({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation('auth');
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { email: '' },
    submit: ({ email }) => requestPasswordReset(email),
    onDone: ({ email }) => onSent(email),
  });
  return (
    <AuthLayout title={t('reset.title')} lead={t('reset.lead')}>
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
          <Button type="submit" loading={pending} fullWidth>
            {t('reset.send')}
          </Button>
          <TextLink to="/sign-in">{t('reset.back')}</TextLink>
        </Stack>
      </form>
    </AuthLayout>
  );
}

function ChoosePassword({ email }: { readonly email: string }) {
  const { t } = useTranslation('auth');
  const navigate = useNavigate();
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { code: '', password: '' },
    submit: (values) => resetPassword({ email, ...values }),
    onDone: async () => {
      toast.success(t('reset.done'));
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <AuthLayout title={t('reset.codeTitle')} lead={t('reset.codeLead', { email })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          <FormAlert messages={alerts} />
          <CodeInput autoFocus {...field('code')} />
          <NewPasswordInput label={t('reset.newPassword')} {...field('password')} />
          <Button type="submit" loading={pending} fullWidth>
            {t('reset.submit')}
          </Button>
          <ResendButton resend={() => requestPasswordReset(email)} />
        </Stack>
      </form>
    </AuthLayout>
  );
}
