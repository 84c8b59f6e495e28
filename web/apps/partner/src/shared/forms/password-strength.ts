/** How far a password is, by eye: 0 too short, 1 weak, 2 nearly, 3 good. The server measures, and has the last word. */
export type Strength = 0 | 1 | 2 | 3;

const MIN_CHARS = 8;

export function strengthOf(password: string): Strength {
  if ([...password].length < MIN_CHARS) return 0;
  const distinct = new Set(password.toLowerCase()).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const points = [...password].length + 2 * (kinds - 1) + (distinct >= 8 ? 2 : 0) - (distinct < 5 ? 6 : 0);
  if (points < 13) return 1;
  return points < 17 ? 2 : 3;
}
