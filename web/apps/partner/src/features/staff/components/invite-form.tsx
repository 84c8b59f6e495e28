import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { StaffRole } from '@yousoon/api/schema';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { ROLES } from '@/shared/session/session.ts';
import { useInviteStaff } from '../api/invite-staff.ts';

interface Props {
  readonly onInvited: (email: string) => void;
}

/** Invites somebody; what the server refuses is said on the field. */
export function InviteForm({ onInvited }: Props) {
  const { t } = useTranslation(['staff', 'common']);
  const invite = useInviteStaff();
  const { form, alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { firstName: '', lastName: '', email: '', role: 'DOOR' as StaffRole },
    submit: (values) => invite.mutateAsync(values),
    onDone: (values) => onInvited(values.email),
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <TextInput label={t('form.firstName')} autoComplete="off" required {...field('firstName')} />
        <TextInput label={t('form.lastName')} autoComplete="off" required {...field('lastName')} />
        <TextInput label={t('form.email')} type="email" autoComplete="off" required {...field('email')} />
        <Select
          label={t('form.role')}
          description={t(`roleHelp.${form.values.role}`)}
          required
          allowDeselect={false}
          data={ROLES.map((value) => ({ value, label: t(`common:role.${value}`) }))}
          {...field('role')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {t('form.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
