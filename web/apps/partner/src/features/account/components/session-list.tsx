import { Badge, Button, Group } from '@mantine/core';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { useRevokeSession } from '../api/sessions.ts';
import classes from './session-list.module.css';

interface Props {
  readonly sessions: readonly {
    readonly id: string;
    readonly device?: string | null;
    readonly lastUsedAt: string;
    readonly current: boolean;
  }[];
}

/** Where the account is signed in. */
export function SessionList({ sessions }: Props) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  const revoke = useRevokeSession();
  const others = sessions.filter(({ current }) => !current);
  return (
    <>
      <ul className={classes.list}>
        {sessions.map(({ id, device, lastUsedAt, current }) => (
          <li key={id} className={classes.session}>
            <MonitorSmartphone size={24} strokeWidth={1.5} aria-hidden />
            <div>
              <div>{device ?? t('sessions.unknown')}</div>
              <div className={classes.note}>
                {t('sessions.lastUsed', { when: formats.relative(lastUsedAt, new Date()) })}
              </div>
            </div>
            {current ? (
              <Badge variant="light" color="green">
                {t('sessions.current')}
              </Badge>
            ) : (
              <Button
                variant="subtle"
                size="sm"
                disabled={revoke.isPending}
                onClick={() => revoke.mutate({ id, done: t('sessions.revoked') })}
              >
                {t('sessions.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ done: t('sessions.othersRevoked') })}
          >
            {t('sessions.revokeOthers')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}
