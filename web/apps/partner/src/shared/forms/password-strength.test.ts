import { describe, expect, it } from 'vitest';
import { strengthOf } from './password-strength.ts';

describe('the strength of a password', () => {
  it.each([
    ['', 0],
    ['court', 0],
    ['aaaaaaaaaaaa', 1],
    ['motdepasse', 1],
    ['girafe-lune', 2],
    ['girafe lune tambour', 3],
    ['Demo-Yousoon-2026', 3],
  ] as const)('%s is %i', (password, strength) => expect(strengthOf(password)).toBe(strength));
});
