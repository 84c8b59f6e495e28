import type account from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    account: typeof account;
  }
}
