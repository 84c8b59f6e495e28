import type staff from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    staff: typeof staff;
  }
}
