import type venues from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    venues: typeof venues;
  }
}
