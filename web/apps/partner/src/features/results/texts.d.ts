import type results from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    results: typeof results;
  }
}
