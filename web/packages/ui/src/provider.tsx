import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariablesResolver, theme } from './theme.tsx';

interface Props {
  readonly children: ReactNode;
  /** Components appear at once and without portals' transitions: for tests. */
  readonly env?: 'default' | 'test';
}

/** The kit around an application. Dark unless the person chose otherwise. */
export function UiProvider({ children, env = 'default' }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="dark"
      env={env}
    >
      {children}
    </MantineProvider>
  );
}
