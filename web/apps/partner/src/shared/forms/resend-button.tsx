import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { useErrorText } from '@/shared/components/use-error-text.ts';

/** The server sends at most one code in so many seconds. */
const PAUSE = 30;

interface Props {
  readonly resend: () => Promise<unknown>;
}

/** Has the code sent again, not before the server would. */
export function ResendButton({ resend }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [left, setLeft] = useState(PAUSE);

  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  async function send() {
    setLeft(PAUSE);
    try {
      await resend();
      toast.success(t('code.resent'));
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  return (
    <Button variant="subtle" size="sm" disabled={left > 0} onClick={() => void send()}>
      {left > 0 ? t('code.resendIn', { seconds: left }) : t('code.resend')}
    </Button>
  );
}
