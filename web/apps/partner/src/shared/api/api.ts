import { type Api, createApi } from '@yousoon/api/client';
import { getConfig } from '@/shared/config/current.ts';
import { currentLanguage } from '@/shared/i18n/language.ts';

let instance: Api | undefined;
let whenSignedOut: (() => void) | undefined;

/** The API of this site; made at the first use, when the configuration is known. */
export function api(): Api {
  instance ??= createApi({
    url: getConfig().apiUrl,
    site: 'portal',
    language: currentLanguage,
    onSignedOut: () => whenSignedOut?.(),
  });
  return instance;
}

/** What happens when the session is over and cannot be renewed. */
export function onSignedOut(then: () => void): void {
  whenSignedOut = then;
}
