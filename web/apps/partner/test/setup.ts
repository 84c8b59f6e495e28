import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import i18next from 'i18next';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { loadTextFile } from '@/app/texts.ts';
import { setConfig } from '@/shared/config/current.ts';
import { initTexts } from '@/shared/i18n/init.ts';
import { server } from './server.ts';

/** What Mantine asks of a browser and jsdom lacks. */
function fillIn(): void {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
}

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(async () => {
  fillIn();
  setConfig({ apiUrl: 'http://127.0.0.1:4000', environment: 'development', mapStyleUrl: null });
  server.listen({ onUnhandledRequest: 'error' });
  await initTexts(loadTextFile, 'fr');
});

afterEach(async () => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  await i18next.changeLanguage('fr');
});

afterAll(() => server.close());
