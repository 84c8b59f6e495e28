import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { CircleX, Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { useFormats } from '@/shared/format/format.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { sessionQuery } from '@/shared/session/session.ts';
import { useSession } from '@/shared/session/use-session.ts';
import { useSignOut } from '@/shared/session/use-sign-out.ts';
import { resubmitPartner } from '../api/resubmit-partner.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import classes from './review-page.module.css';

/** Where the company's application stands, until it is accepted. */
export function ReviewPage() {
  const { t } = useTranslation('auth');
  const { partner } = useSession();
  const rejected = partner.status === 'REJECTED';
  const title = t(rejected ? 'review.rejectedTitle' : 'review.pendingTitle');
  const lead = rejected ? t('review.rejected') : t('review.pending', { company: partner.name });
  return (
    <AuthLayout title={title} lead={lead}>
      <Stack gap="lg">
        {rejected ? <Rejected reason={partner.reason ?? ''} /> : <Pending />}
        <SignOut />
      </Stack>
    </AuthLayout>
  );
}

/** Asks again how it stands, and goes in when the company was accepted. */
function useRefresh() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await queryClient.refetchQueries({ queryKey: sessionQuery.queryKey });
    await router.invalidate();
  };
}

function Pending() {
  const { t } = useTranslation('auth');
  const { partner } = useSession();
  const formats = useFormats();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className={classes.state}>
        <Hourglass size={40} strokeWidth={1.5} className={classes.pending} aria-hidden />
        <div>
          <strong>{partner.name}</strong>
          <br />
          {t('review.submittedOn', { date: formats.date(partner.createdAt) })}
        </div>
      </div>
      <Button
        variant="default"
        loading={asking}
        onClick={() => {
          setAsking(true);
          void refresh().finally(() => setAsking(false));
        }}
      >
        {t('review.refresh')}
      </Button>
    </>
  );
}

function Rejected({ reason }: { readonly reason: string }) {
  const { t } = useTranslation('auth');
  const { partner, role } = useSession();
  const refresh = useRefresh();
  const { alerts, pending, onSubmit, field } = useServerForm({
    initialValues: { companyName: partner.name },
    submit: ({ companyName }) => resubmitPartner(companyName),
    onDone: async () => {
      toast.success(t('review.resubmitted'));
      await refresh();
    },
  });
  return (
    <>
      <div className={classes.state}>
        <CircleX size={40} strokeWidth={1.5} className={classes.rejected} aria-hidden />
        <div>
          <strong>{t('review.reason')}</strong>
          <br />
          {reason}
        </div>
      </div>
      {role === 'OWNER' ? (
        <form onSubmit={onSubmit} noValidate>
          <Stack gap="lg">
            <FormAlert messages={alerts} />
            <TextInput label={t('review.companyName')} required {...field('companyName')} />
            <Button type="submit" loading={pending} fullWidth>
              {t('review.resubmit')}
            </Button>
          </Stack>
        </form>
      ) : null}
    </>
  );
}

function SignOut() {
  const { t } = useTranslation('auth');
  const signOut = useSignOut();
  return (
    <Group>
      <Button variant="subtle" size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('review.signOut')}
      </Button>
    </Group>
  );
}
