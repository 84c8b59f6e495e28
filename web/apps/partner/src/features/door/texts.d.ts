import type door from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    door: typeof door;
  }
}
