import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { UiProvider } from '@yousoon/ui/provider';
import type { ReactNode } from 'react';
import { createAppRouter } from '@/app/router.tsx';
import { createQueryClient } from '@/shared/api/query-client.ts';

function client() {
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false } });
  return queryClient;
}

/** The whole portal at an address, as a person sees it. */
export function renderApp(path: string) {
  const queryClient = client();
  const router = createAppRouter(queryClient);
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [path] }) });
  const view = render(
    <UiProvider env="test" closeLabel="Fermer">
      <QueryClientProvider client={queryClient}>
        <Notifications />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </UiProvider>,
  );
  return { ...view, router, queryClient, user: userEvent.setup({ delay: null }) };
}

/** Fills a field at once: typing redraws the page at every letter, which is seldom what a test is about. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

/** One component, with all it may need but a router. */
export function renderUi(children: ReactNode) {
  const view = render(
    <UiProvider env="test" closeLabel="Fermer">
      <QueryClientProvider client={client()}>{children}</QueryClientProvider>
    </UiProvider>,
  );
  return { ...view, user: userEvent.setup({ delay: null }) };
}
