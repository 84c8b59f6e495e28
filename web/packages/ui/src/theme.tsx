import {
  Anchor,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Text,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ten times one token: Mantine wants shades, the design has one gold, one green, one red. */
function tone(token: string): MantineColorsTuple {
  const value = `var(${token})`;
  return [value, value, value, value, value, value, value, value, value, value];
}

/** What is filled with gold has black on it: white on gold cannot be read. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const gold = (input.color ?? input.theme.primaryColor) === 'gold';
  return input.variant === 'filled' && gold ? { ...colors, color: 'var(--ys-on-accent)' } : colors;
};

/** Mantine in the shapes of the design. Colours are references to the tokens: nothing is written twice. */
export const theme = createTheme({
  fontFamily: 'var(--ys-font-body)',
  headings: { fontFamily: 'var(--ys-font-title)', fontWeight: '700' },
  primaryColor: 'gold',
  colors: { gold: tone('--ys-accent'), green: tone('--ys-success'), red: tone('--ys-danger') },
  fontSizes: {
    xs: 'var(--ys-size-12)',
    sm: 'var(--ys-size-14)',
    md: 'var(--ys-size-16)',
    lg: 'var(--ys-size-16)',
    xl: 'var(--ys-size-24)',
  },
  spacing: {
    xs: 'var(--ys-space-5)',
    sm: 'var(--ys-space-10)',
    md: 'var(--ys-space-15)',
    lg: 'var(--ys-space-25)',
    xl: 'var(--ys-space-45)',
  },
  defaultRadius: 'var(--ys-radius)',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Anchor: Anchor.extend({ defaultProps: { size: 'sm', underline: 'always' } }),
    Badge: Badge.extend({ defaultProps: { radius: 'sm' } }),
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
  },
});

const roles: Record<string, string> = {
  '--mantine-color-body': 'var(--ys-background)',
  '--mantine-color-text': 'var(--ys-text)',
  '--mantine-color-dimmed': 'var(--ys-text-muted)',
  '--mantine-color-placeholder': 'var(--ys-text-muted)',
  '--mantine-color-anchor': 'var(--ys-accent-text)',
  '--mantine-color-error': 'var(--ys-danger)',
  '--mantine-color-default': 'var(--ys-surface)',
  '--mantine-color-default-hover': 'var(--ys-surface-hover)',
  '--mantine-color-default-color': 'var(--ys-text)',
  '--mantine-color-default-border': 'var(--ys-divider)',
  '--mantine-color-disabled': 'var(--ys-divider)',
  '--mantine-color-disabled-color': 'var(--ys-text-muted)',
  '--mantine-primary-color-contrast': 'var(--ys-on-accent)',
  '--mantine-color-gold-filled': 'var(--ys-accent)',
  '--mantine-color-gold-filled-hover': 'var(--ys-accent-hover)',
  '--mantine-color-gold-text': 'var(--ys-accent-text)',
  '--mantine-color-gold-outline': 'var(--ys-accent-text)',
  '--mantine-color-gold-light': 'color-mix(in srgb, var(--ys-accent) 14%, transparent)',
  '--mantine-color-gold-light-hover': 'color-mix(in srgb, var(--ys-accent) 22%, transparent)',
  '--mantine-color-gold-light-color': 'var(--ys-accent-text)',
  '--mantine-color-red-filled': 'var(--ys-danger-fill)',
  '--mantine-color-red-filled-hover': 'var(--ys-danger-fill)',
  '--mantine-color-red-light': 'color-mix(in srgb, var(--ys-danger) 14%, transparent)',
  '--mantine-color-red-light-color': 'var(--ys-danger)',
  '--mantine-color-green-light': 'color-mix(in srgb, var(--ys-success) 14%, transparent)',
  '--mantine-color-green-light-color': 'var(--ys-success)',
};

/** Mantine's roles in terms of ours; the same in both themes, since the tokens change with the theme. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: roles,
  dark: roles,
});
