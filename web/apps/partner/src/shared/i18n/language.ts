import i18next from 'i18next';

/** The languages of the site; the first is the default. */
export const LANGUAGES = ['fr', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

const KEY = 'yousoon.language';

export function currentLanguage(): LanguageCode {
  return i18next.resolvedLanguage === 'en' ? 'en' : 'fr';
}

/** What the person chose, else what the browser prefers, else French. */
export function initialLanguage(): LanguageCode {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'fr' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

export async function changeLanguage(language: LanguageCode): Promise<void> {
  localStorage.setItem(KEY, language);
  await i18next.changeLanguage(language);
}
