import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LogOut, Menu } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/shared/session/session.ts';
import { useSignOut } from '@/shared/session/use-sign-out.ts';
import type { DoorOwner } from '../storage/memory.ts';
import classes from './door.module.css';

interface Props {
  readonly owner: DoorOwner;
  /** Unknown without network. */
  readonly role: Role | null;
}

/** Whose door it is, and the way back. */
export function DoorHeader({ owner, role }: Props) {
  const { t } = useTranslation(['door', 'common']);
  const signOut = useSignOut();
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>
        {t('title')} <span className={classes.owner}>{owner.partnerName}</span>
      </h1>
      {role === 'DOOR' || role === null ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('common:account.signOut')}
          disabled={role === null}
          onClick={() => signOut.mutate()}
        >
          <LogOut size={20} strokeWidth={1.5} aria-hidden />
        </ActionIcon>
      ) : (
        <ActionIcon component={Link} to="/" variant="subtle" color="gray" size={44} aria-label={t('leave')}>
          <Menu size={22} strokeWidth={1.5} aria-hidden />
        </ActionIcon>
      )}
    </header>
  );
}
