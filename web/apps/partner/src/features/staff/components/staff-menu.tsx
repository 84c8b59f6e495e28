import { ActionIcon, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { StaffRole } from '@yousoon/api/schema';
import { EllipsisVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '@/shared/session/session.ts';
import { type StaffAction, useStaffAction } from '../api/staff-actions.ts';

interface Props {
  readonly account: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly confirmed: boolean;
}

/** What can be done with somebody: another role, the invitation again, the way out. */
export function StaffMenu({ account, name, role, confirmed }: Props) {
  const { t } = useTranslation(['staff', 'common']);
  const { mutate, isPending } = useStaffAction();
  const [asks, { open, close }] = useDisclosure(false);
  const run = (action: StaffAction, done: string) => mutate({ action, done }, { onSettled: close });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            loading={isPending}
            aria-label={t('actionsFor', { name })}
          >
            <EllipsisVertical size={20} strokeWidth={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ROLES.filter((other) => other !== role).map((other) => (
            <Menu.Item
              key={other}
              onClick={() => run({ kind: 'role', account, role: other }, t('roleChanged', { name }))}
            >
              {t('makeRole', { role: t(`common:role.${other}`) })}
            </Menu.Item>
          ))}
          {confirmed ? null : (
            <Menu.Item onClick={() => run({ kind: 'resend', account }, t('resent', { name }))}>
              {t('resend')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" onClick={open}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asks} onClose={close} title={t('removeTitle', { name })}>
        <Stack gap="lg">
          <Text>{t('removeHelp')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button
              color="red"
              loading={isPending}
              onClick={() => run({ kind: 'remove', account }, t('removed', { name }))}
            >
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
