import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { securityQuery } from '../api/security.ts';
import { EmailForm } from '../components/email-form.tsx';
import { PasswordForm } from '../components/password-form.tsx';
import { ProfilePageFrame } from '../components/profile-page-frame.tsx';
import { Section } from '../components/section.tsx';
import { SessionList } from '../components/session-list.tsx';
import { TotpPanel } from '../components/totp-panel.tsx';

/** How the account is kept safe. */
export function SecurityPage() {
  const { t } = useTranslation('account');
  const query = useQuery(securityQuery);
  return (
    <ProfilePageFrame>
      <QueryState query={query}>
        {({ mySecurity, mySessions }) => (
          <>
            <Section title={t('totp.title')}>
              <TotpPanel
                enabled={mySecurity?.totpEnabled ?? false}
                codesLeft={mySecurity?.recoveryCodesLeft ?? 0}
              />
            </Section>
            <Section title={t('sessions.title')}>
              <SessionList sessions={mySessions} />
            </Section>
            <Section title={t('password.title')} help={t('password.help')}>
              <PasswordForm />
            </Section>
            <Section title={t('email.title')}>
              <EmailForm />
            </Section>
          </>
        )}
      </QueryState>
    </ProfilePageFrame>
  );
}
