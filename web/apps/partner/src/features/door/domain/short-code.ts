/** Crockford's base 32: no I, L, O, U. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** The code behind what somebody typed, or null when it cannot be one: as the server reads it. */
export function typedCode(text: string): string | null {
  const code = text
    .toUpperCase()
    .replaceAll(/[\s\-–—._]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}

/** What the door's list knows of a code: it recognises one that is shown, and gives none away. */
export async function codeDigest(code: string, outingId: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${code}:${outingId}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
