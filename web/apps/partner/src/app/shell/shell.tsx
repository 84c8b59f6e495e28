import { Alert, AppShell, Burger, NavLink } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session/use-session.ts';
import { AccountMenu } from './account-menu.tsx';
import { navigationOf } from './navigation.ts';
import classes from './shell.module.css';

/** The frame of every page that needs a session. */
export function Shell() {
  const { t } = useTranslation();
  const { partner, role } = useSession();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const isActive = (path: string) => (path === '/' ? pathname === '/' : pathname.startsWith(path));
  return (
    <AppShell
      header={{ height: 64 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      classNames={{ header: classes.header, navbar: classes.navbar, main: classes.main }}
    >
      <a href="#content" className={classes.skip}>
        {t('skipToContent')}
      </a>
      <AppShell.Header>
        <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.open')} />
        <Link to="/" className={classes.brand} aria-label={t('brand')}>
          yousoon<span className={classes.dot}>.</span>
        </Link>
        <span className={classes.company}>{partner.name}</span>
        <AccountMenu />
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('nav.main')}>
        {navigationOf(role).map(({ key, path, icon: Icon }) => (
          <NavLink
            key={key}
            component={Link}
            to={path}
            label={t(`nav.${key}`)}
            leftSection={<Icon size={20} strokeWidth={1.5} aria-hidden />}
            active={isActive(path)}
            aria-current={isActive(path) ? 'page' : undefined}
            onClick={close}
            className={classes.entry}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {partner.status === 'SUSPENDED' ? (
          <Alert color="red" title={t('suspended.title')} className={classes.suspended}>
            {partner.reason ?? t('suspended.help')}
          </Alert>
        ) : null}
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
