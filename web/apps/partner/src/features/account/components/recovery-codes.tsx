import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './totp.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** The recovery codes, this once: it closes by saying that they were kept, and not by a slip. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const { t } = useTranslation('account');
  return (
    <Modal
      opened
      onClose={onKept}
      title={t('totp.codesTitle')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="lg">
        <Text>{t('totp.codesHelp')}</Text>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Group justify="flex-end">
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'totp.copied' : 'totp.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onKept}>{t('totp.codesKept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
