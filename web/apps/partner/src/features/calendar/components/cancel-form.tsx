import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { useCancelOuting } from '../api/change-outing.ts';
import type { OutingDetails } from '../api/outing.ts';

interface Props {
  readonly outing: OutingDetails;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

/** Calls an outing off. Everybody who is registered reads the reason. */
export function CancelForm({ outing, onDone, onKeep }: Props) {
  const { t } = useTranslation('calendar');
  const cancel = useCancelOuting();
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { reason: '' },
    submit: async ({ reason }) => (await cancel.mutateAsync({ id: outing.id, reason })).errors,
    onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <Text>{t('cancel.help', { count: outing.registeredCount })}</Text>
        <Textarea
          label={t('cancel.reason')}
          required
          autosize
          minRows={3}
          maxLength={500}
          {...field('reason')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeep}>
            {t('cancel.keep')}
          </Button>
          <Button type="submit" color="red" data-tone="danger" loading={pending}>
            {t('cancel.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
