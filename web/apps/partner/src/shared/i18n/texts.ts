import i18next from 'i18next';
import type common from './locales/fr.json';

/**
 * The texts by namespace. A feature adds its own in `features/NAME/texts.d.ts`, so that a key that does not exist
 * does not compile.
 */
export interface Texts {
  common: typeof common;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}

/** Loads the texts of a feature: a route's loader calls it, so that nothing is drawn without words. */
export async function loadTexts(...namespaces: (keyof Texts)[]): Promise<void> {
  await i18next.loadNamespaces(namespaces);
}
