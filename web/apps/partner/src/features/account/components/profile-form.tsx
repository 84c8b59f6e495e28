import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '@yousoon/api/schema';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { sessionQuery } from '@/shared/session/session.ts';
import { useSession } from '@/shared/session/use-session.ts';
import { updateProfile } from '../api/profile.ts';

const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'FR', label: 'Français' },
  { value: 'EN', label: 'English' },
];

/** Own name, and the language of messages. */
export function ProfileForm() {
  const { t } = useTranslation(['account', 'common']);
  const { account } = useSession();
  const queryClient = useQueryClient();
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: {
      firstName: account.firstName,
      lastName: account.lastName,
      language: account.language,
    },
    submit: updateProfile,
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast.success(t('you.saved'));
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <TextInput label={t('you.firstName')} autoComplete="given-name" required {...field('firstName')} />
        <TextInput label={t('you.lastName')} autoComplete="family-name" required {...field('lastName')} />
        <Select
          label={t('you.language')}
          description={t('you.languageHelp')}
          allowDeselect={false}
          data={LANGUAGES}
          {...field('language')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
