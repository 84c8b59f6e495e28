import type dashboard from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    dashboard: typeof dashboard;
  }
}
