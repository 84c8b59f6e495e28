import { Drawer, MantineProvider, Modal, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { cssVariablesResolver, theme } from './theme.tsx';

interface Props {
  readonly children: ReactNode;
  /** What the cross of a dialog is called, for those who hear it. */
  readonly closeLabel: string;
  /** Components appear at once and without portals' transitions: for tests. */
  readonly env?: 'default' | 'test';
}

/** The kit around an application. Dark unless the person chose otherwise. */
export function UiProvider({ children, closeLabel, env = 'default' }: Props) {
  const named = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': closeLabel } };
    const components = { Modal: Modal.extend({ defaultProps }), Drawer: Drawer.extend({ defaultProps }) };
    return mergeThemeOverrides(theme, { components });
  }, [closeLabel]);
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="dark"
      env={env}
    >
      {children}
    </MantineProvider>
  );
}
