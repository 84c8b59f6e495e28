import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { CodeInput } from '@/shared/forms/code-input.tsx';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { sessionQuery } from '@/shared/session/session.ts';
import { useSession } from '@/shared/session/use-session.ts';
import { confirmEmailChange, requestEmailChange } from '../api/credentials.ts';

/** Another address: first the password, then the codes of both mailboxes. */
export function EmailForm() {
  const { t } = useTranslation('account');
  const { account } = useSession();
  const [next, setNext] = useState<string>();
  return (
    <Stack gap="lg">
      <Text>{account.email}</Text>
      {next === undefined ? (
        <Ask onSent={setNext} />
      ) : (
        <>
          <Text c="dimmed">{t('email.codes', { old: account.email, next })}</Text>
          <Confirm next={next} onDone={() => setNext(undefined)} />
        </>
      )}
    </Stack>
  );
}

function Ask({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation(['account', 'common']);
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { email: '', password: '' },
    submit: requestEmailChange,
    onDone: ({ email }) => onSent(email),
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <TextInput label={t('email.next')} type="email" autoComplete="off" required {...field('email')} />
        <PasswordInput
          label={t('email.password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('common:password.show') }}
          {...field('password')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} variant="default">
            {t('email.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Confirm({ next, onDone }: { readonly next: string; readonly onDone: () => void }) {
  const { t } = useTranslation('account');
  const queryClient = useQueryClient();
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { oldCode: '', newCode: '' },
    submit: confirmEmailChange,
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast.success(t('email.done', { email: next }));
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <CodeInput label={t('email.oldCode')} {...field('oldCode')} />
        <CodeInput label={t('email.newCode')} {...field('newCode')} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {t('email.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
