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
    if (field && known.includes(field)) fields[field] ??= message;
    else form.push(message);
  }
  return { fields, form };
}
