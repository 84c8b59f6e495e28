import type calendar from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    calendar: typeof calendar;
  }
}
