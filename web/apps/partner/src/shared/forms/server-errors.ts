import type { UserError } from '@yousoon/api/errors';

/** A server's refusals, split into those of a field and those of the whole form. */
export interface FormErrors {
  /** By the server's field path, for instance `venue.address.city`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly form: readonly string[];
}

/**
 * Puts the server's words on the fields they belong to. `known` are the paths the form shows; a refusal of anything
 * else is told above the form, never swallowed.
 */
export function formErrors(errors: readonly UserError[], known: readonly string[]): FormErrors {
  const fields: Record<string, string> = {};
  const form: string[] = [];
  for (const { field, message } of errors) {
    const shown = field ? known.find((path) => field === path || field.startsWith(`${path}.`)) : undefined;
    if (shown === undefined) form.push(message);
    else fields[shown] ??= message;
  }
  return { fields, form };
}

/** The paths of a form's fields: `name`, `address.city`. A list is one field. */
export function pathsOf(values: object, prefix = ''): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const isGroup =
      typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
    return isGroup ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`];
  });
}
