import './app/styles.css';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { UiProvider } from '@yousoon/ui/provider';
import { type ReactNode, StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { keepOffline } from './app/offline.ts';
import { createAppRouter } from './app/router.tsx';
import { loadTextFile } from './app/texts.ts';
import { onSignedOut } from './shared/api/api.ts';
import { createQueryClient } from './shared/api/query-client.ts';
import { loadConfig } from './shared/config/config.ts';
import { setConfig } from './shared/config/current.ts';
import { initTexts } from './shared/i18n/init.ts';
import { sessionQuery } from './shared/session/session.ts';

/** The kit, in the person's language. */
function Ui({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return <UiProvider closeLabel={t('close')}>{children}</UiProvider>;
}

async function start(): Promise<void> {
  const [config] = await Promise.all([loadConfig(), initTexts(loadTextFile)]);
  setConfig(config);
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  onSignedOut(() => {
    queryClient.setQueryData(sessionQuery.queryKey, null);
    void router.invalidate();
  });
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  // As a transition the page is rendered in slices: a slow machine answers taps meanwhile.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <Ui>
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-center" />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Ui>
      </StrictMode>,
    );
  });
}

void start();
keepOffline();
