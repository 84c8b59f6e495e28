import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { securityQuery } from '../api/security.ts';
import { disableTotp, renewRecoveryCodes } from '../api/totp.ts';
import { ProveOwnerForm } from './prove-owner-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetupForm } from './totp-setup.tsx';

interface Props {
  readonly enabled: boolean;
  readonly codesLeft: number;
}

/** The second factor: on, off, recovery codes. */
export function TotpPanel({ enabled, codesLeft }: Props) {
  const { t } = useTranslation(['account', 'common']);
  const queryClient = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const [asks, setAsks] = useState<'disable' | 'renew'>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: securityQuery.queryKey });

  return (
    <Stack gap="lg">
      <Text>{t(enabled ? 'totp.on' : 'totp.off')}</Text>
      {enabled ? (
        <>
          <Text c="dimmed">{t('totp.codesLeft', { count: codesLeft })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsks('renew')}>
              {t('totp.renew')}
            </Button>
            <Button variant="default" onClick={() => setAsks('disable')}>
              {t('totp.disable')}
            </Button>
          </Group>
        </>
      ) : codes === undefined ? (
        <TotpSetupForm onCodes={setCodes} />
      ) : null}
      {codes === undefined ? null : (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(undefined);
            void refresh();
          }}
        />
      )}
      <Modal
        opened={asks !== undefined}
        onClose={() => setAsks(undefined)}
        title={t(asks === 'renew' ? 'totp.renew' : 'totp.disable')}
      >
        {asks === 'disable' ? (
          <ProveOwnerForm
            label={t('totp.disable')}
            submit={disableTotp}
            onDone={() => {
              setAsks(undefined);
              toast.success(t('totp.disabled'));
              void refresh();
            }}
          />
        ) : (
          <ProveOwnerForm
            label={t('totp.renew')}
            submit={async (proof) => {
              const { value, errors } = await renewRecoveryCodes(proof);
              if (value !== null) setCodes(value);
              return errors;
            }}
            onDone={() => setAsks(undefined)}
          />
        )}
      </Modal>
    </Stack>
  );
}
