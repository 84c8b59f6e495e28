import type auth from './locales/fr.json';

declare module '@/shared/i18n/texts.ts' {
  interface Texts {
    auth: typeof auth;
  }
}
