import { Link } from '@tanstack/react-router';
import { Page } from '@yousoon/ui/page';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './profile-page-frame.module.css';

/** The two pages of the profile, with the way from one to the other. */
export function ProfilePageFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('account');
  return (
    <Page title={t('title')}>
      <nav aria-label={t('nav.label')} className={classes.tabs}>
        <Link to="/profile" activeOptions={{ exact: true }} className={classes.tab}>
          {t('nav.profile')}
        </Link>
        <Link to="/profile/security" className={classes.tab}>
          {t('nav.security')}
        </Link>
      </nav>
      {children}
    </Page>
  );
}
