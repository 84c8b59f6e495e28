import { describe, expect, it } from 'vitest';

const files = import.meta.glob<object>(['../shared/i18n/locales/*.json', '../features/*/locales/*.json'], {
  import: 'default',
  eager: true,
});

/** The paths of all texts, with their placeholders: `form.sent {{email}}`. */
function keys(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keys(value, `${prefix}${key}.`)
      : [[prefix + key, ...(String(value).match(/{{\w+}}/g) ?? []).sort()].join(' ')],
  );
}

const french = Object.keys(files).filter((path) => path.endsWith('/fr.json'));

describe('texts', () => {
  it('are there', () => expect(french.length).toBeGreaterThan(1));

  it.each(french)('%s has its English side, key by key', (path) => {
    const english = files[path.replace(/fr\.json$/, 'en.json')];
    expect(keys(english ?? {}).sort()).toEqual(keys(files[path] ?? {}).sort());
  });

  it.each(Object.keys(files))('%s has no empty text', (path) => {
    expect(JSON.stringify(files[path])).not.toContain('""');
  });
});
