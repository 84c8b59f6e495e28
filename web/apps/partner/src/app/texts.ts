import type { TextLoader } from '@/shared/i18n/init.ts';

type File = () => Promise<unknown>;

const shared = import.meta.glob<object>('../shared/i18n/locales/*.json', { import: 'default' });
const features = import.meta.glob<object>('../features/*/locales/*.json', { import: 'default' });

/** Where the texts of each namespace are: `common` is shared, the others are the features' names. */
export const loadTextFile: TextLoader = (language, namespace) => {
  const files: Record<string, File> = namespace === 'common' ? shared : features;
  const path =
    namespace === 'common'
      ? `../shared/i18n/locales/${language}.json`
      : `../features/${namespace}/locales/${language}.json`;
  const file = files[path];
  return file === undefined ? Promise.reject(new Error(`no texts: ${path}`)) : (file() as Promise<object>);
};
