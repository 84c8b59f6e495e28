import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { useMessageOuting } from '../api/change-outing.ts';

const LONGEST = 1000;

interface Props {
  readonly outingId: string;
  readonly onSent: (recipients: number) => void;
}

/** A word to everybody who is registered or waits, by e-mail. */
export function MessageForm({ outingId, onSent }: Props) {
  const { t } = useTranslation('calendar');
  const send = useMessageOuting();
  // One key for one opened form: a second click, or a try after a lost answer, sends nothing twice.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const recipients = useRef(0);
  const { form, alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { text: '' },
    submit: async ({ text }) => {
      const answer = await send.mutateAsync({ outingId, text, idempotencyKey });
      recipients.current = answer.recipients;
      return answer.errors;
    },
    onDone: () => onSent(recipients.current),
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <Text c="dimmed">{t('message.help')}</Text>
        <Textarea
          label={t('message.text')}
          required
          autosize
          minRows={4}
          maxRows={12}
          maxLength={LONGEST}
          description={`${form.values.text.length}/${LONGEST}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...field('text')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={form.values.text.trim() === ''}>
            {t('message.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
