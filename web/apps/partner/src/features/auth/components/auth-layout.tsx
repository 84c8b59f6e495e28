import { Button, Title } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '@/shared/components/brand.tsx';
import { changeLanguage, currentLanguage } from '@/shared/i18n/language.ts';
import classes from './auth-layout.module.css';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

const POINTS = ['free', 'control', 'proof'] as const;

/** The frame of the pages before the portal: a form, and on a wide screen what Yousoon is. */
export function AuthLayout({ title, lead, children }: Props) {
  const { t } = useTranslation('auth');
  const other = currentLanguage() === 'fr' ? 'en' : 'fr';
  return (
    <div className={classes.frame}>
      <title>{`${title} · Yousoon Business`}</title>
      <aside className={classes.stage}>
        <Brand />
        <div className={classes.pitch}>
          <p className={classes.line}>{t('brand.line')}</p>
          <ul className={classes.points}>
            {POINTS.map((point) => (
              <li key={point}>
                <Check size={20} strokeWidth={1.5} aria-hidden />
                {t(`brand.points.${point}`)}
              </li>
            ))}
          </ul>
        </div>
      </aside>
      <div className={classes.side}>
        <header className={classes.top}>
          <span className={classes.small}>
            <Brand />
          </span>
          <Button variant="subtle" size="sm" lang={other} onClick={() => void changeLanguage(other)}>
            {t('language')}
          </Button>
        </header>
        <main className={classes.main}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
          {children}
        </main>
      </div>
    </div>
  );
}
