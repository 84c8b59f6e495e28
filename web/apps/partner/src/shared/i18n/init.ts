import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { initialLanguage, LANGUAGES } from './language.ts';

/** Gets the texts of a namespace in a language. */
export type TextLoader = (language: string, namespace: string) => Promise<object>;

/** Starts i18next; texts come through `load`, each file when it is first needed. */
export async function initTexts(load: TextLoader, language = initialLanguage()): Promise<void> {
  await i18next
    .use({
      type: 'backend' as const,
      read: (code: string, namespace: string, done: (error: unknown, texts: object | null) => void) => {
        load(code, namespace).then(
          (texts) => done(null, texts),
          (error) => done(error, null),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'fr',
      supportedLngs: LANGUAGES,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
    });
  document.documentElement.lang = language;
  i18next.on('languageChanged', (code) => {
    document.documentElement.lang = code;
  });
}
