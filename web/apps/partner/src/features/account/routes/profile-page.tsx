import { useTranslation } from 'react-i18next';
import { CompanyCard } from '../components/company-card.tsx';
import { ProfileForm } from '../components/profile-form.tsx';
import { ProfilePageFrame } from '../components/profile-page-frame.tsx';
import { Section } from '../components/section.tsx';

/** The person and the company. */
export function ProfilePage() {
  const { t } = useTranslation('account');
  return (
    <ProfilePageFrame>
      <Section title={t('you.title')}>
        <ProfileForm />
      </Section>
      <Section title={t('company.title')}>
        <CompanyCard />
      </Section>
    </ProfilePageFrame>
  );
}
