import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Page } from '@yousoon/ui/page';
import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { InviteForm } from '../components/invite-form.tsx';
import { StaffTable } from '../components/staff-table.tsx';

/** The team of the company. */
export function StaffPage() {
  const { t } = useTranslation(['staff', 'common']);
  const [opened, { open, close }] = useDisclosure(false);

  function onInvited(email: string) {
    close();
    toast.success(t('invited', { email }));
  }

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<UserPlus size={20} strokeWidth={1.5} aria-hidden />} onClick={open}>
          {t('invite')}
        </Button>
      }
    >
      <StaffTable />
      <Modal opened={opened} onClose={close} title={t('form.title')}>
        <InviteForm onInvited={onInvited} />
      </Modal>
    </Page>
  );
}
