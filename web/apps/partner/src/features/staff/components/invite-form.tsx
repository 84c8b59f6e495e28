import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { StaffRole } from '@yousoon/api/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { formErrors } from '@/shared/forms/server-errors.ts';
import { ROLES } from '@/shared/session/session.ts';
import { useInviteStaff } from '../api/invite-staff.ts';

interface Values {
  firstName: string;
  lastName: string;
  email: string;
  role: StaffRole;
}

const FIELDS = ['firstName', 'lastName', 'email', 'role'] as const;

interface Props {
  readonly onInvited: (email: string) => void;
}

/** Invites somebody; what the server refuses is said on the field. */
export function InviteForm({ onInvited }: Props) {
  const { t } = useTranslation(['staff', 'common']);
  const errorText = useErrorText();
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const invite = useInviteStaff();
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { firstName: '', lastName: '', email: '', role: 'DOOR' },
  });

  function submit(values: Values) {
    setAlerts([]);
    invite.mutate(values, {
      onSuccess: (errors) => {
        if (errors.length === 0) return onInvited(values.email);
        const { fields, form: general } = formErrors(errors, FIELDS);
        form.setErrors(fields);
        setAlerts(general);
      },
      onError: (error) => setAlerts([errorText(error)]),
    });
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <TextInput
          label={t('form.firstName')}
          autoComplete="off"
          required
          key={form.key('firstName')}
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('form.lastName')}
          autoComplete="off"
          required
          key={form.key('lastName')}
          {...form.getInputProps('lastName')}
        />
        <TextInput
          label={t('form.email')}
          type="email"
          autoComplete="off"
          required
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Select
          label={t('form.role')}
          description={t(`roleHelp.${form.getValues().role}`)}
          required
          allowDeselect={false}
          data={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
          key={form.key('role')}
          {...form.getInputProps('role')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={invite.isPending}>
            {t('form.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
