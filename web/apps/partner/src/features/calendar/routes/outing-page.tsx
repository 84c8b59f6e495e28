import { Alert, Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card, Page } from '@yousoon/ui/page';
import { EmptyState } from '@yousoon/ui/states';
import { CalendarX, ChevronLeft, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { toast } from '@/shared/components/toast.ts';
import { useFormats } from '@/shared/format/format.ts';
import { useLiveOuting } from '../api/live-outing.ts';
import { type OutingDetails, outingQuery } from '../api/outing.ts';
import { CancelForm } from '../components/cancel-form.tsx';
import { MessageForm } from '../components/message-form.tsx';
import classes from '../components/outing.module.css';
import { OutingFigures } from '../components/outing-figures.tsx';
import { PeopleTable } from '../components/people-table.tsx';
import { OutingBadge } from '../components/status-badge.tsx';

const route = getRouteApi('/shell/calendar/$outingId');
const icon = { size: 20, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** One outing: its seats and tiers, who comes, a word to them, and calling it off. */
export function OutingPage() {
  const { t } = useTranslation('calendar');
  const { outingId } = route.useParams();
  const query = useQuery(outingQuery(outingId));
  useLiveOuting(outingId);
  return (
    <QueryState query={query}>
      {(outing) =>
        outing === null ? (
          <EmptyState icon={CalendarX} title={t('missing')} action={<BackLink />} />
        ) : (
          <Details outing={outing} />
        )
      }
    </QueryState>
  );
}

function BackLink() {
  const { t } = useTranslation('calendar');
  return (
    <Link to="/calendar" className={classes.back}>
      <ChevronLeft size={18} strokeWidth={1.5} aria-hidden /> {t('title')}
    </Link>
  );
}

function Details({ outing }: { readonly outing: OutingDetails }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const [writing, message] = useDisclosure(false);
  const [cancelling, cancel] = useDisclosure(false);
  const { id, venue, status } = outing;
  const over = status === 'DONE' || status === 'CANCELLED';
  const time = (at: string) => formats.time(at, venue.timeZone);
  const when = `${formats.date(outing.startsAt, venue.timeZone)}, ${time(outing.startsAt)} – ${time(outing.endsAt)}`;
  return (
    <>
      <div className={classes.top}>
        <BackLink />
      </div>
      <Page
        title={outing.offer.title}
        lead={
          <>
            {when} · {venue.name} <OutingBadge status={status} />
          </>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<Mail {...icon} />}
              disabled={status === 'CANCELLED'}
              onClick={message.open}
            >
              {t('message.open')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              leftSection={<CalendarX {...icon} />}
              disabled={over}
              onClick={cancel.open}
            >
              {t('cancel.open')}
            </Button>
          </>
        }
      >
        {outing.cancellationReason ? (
          <Alert color="red" variant="light" title={t('cancel.done')} mb="lg">
            {outing.cancellationReason}
          </Alert>
        ) : null}
        <OutingFigures outing={outing} />
        <Card>
          <PeopleTable outingId={id} />
        </Card>
      </Page>
      <Modal opened={writing} onClose={message.close} title={t('message.title')}>
        <MessageForm
          outingId={id}
          onSent={(count) => {
            message.close();
            toast.success(t('message.sent', { count }));
          }}
        />
      </Modal>
      <Modal opened={cancelling} onClose={cancel.close} title={t('cancel.title')}>
        <CancelForm
          outing={outing}
          onDone={() => {
            cancel.close();
            toast.success(t('cancel.done'));
          }}
          onKeep={cancel.close}
        />
      </Modal>
    </>
  );
}
