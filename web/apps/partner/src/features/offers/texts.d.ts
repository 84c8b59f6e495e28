import type offers from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    offers: typeof offers;
  }
}
