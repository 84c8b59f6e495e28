import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleUserRound, Languages, LogOut, Moon, Sun, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage } from '@/shared/i18n/language.ts';
import { useSession } from '@/shared/session/use-session.ts';
import { useSignOut } from '@/shared/session/use-sign-out.ts';

const icon = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** Own account, language, theme, the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { account } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const other = currentLanguage() === 'fr' ? 'en' : 'fr';
  const dark = colorScheme !== 'light';
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('account.menu')}>
          <CircleUserRound size={24} strokeWidth={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{account.email}</Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<UserRound {...icon} />}>
          {t('nav.profile')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Languages {...icon} />}
          onClick={() => void changeLanguage(other)}
          lang={other}
        >
          {other === 'en' ? 'English' : 'Français'}
        </Menu.Item>
        <Menu.Item
          leftSection={dark ? <Sun {...icon} /> : <Moon {...icon} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {t(dark ? 'account.themeLight' : 'account.themeDark')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut {...icon} />} onClick={() => signOut.mutate()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
