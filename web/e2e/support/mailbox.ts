import { expect } from '@playwright/test';
import { apiUrl } from './stage.ts';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mails of an address, newest first. */
export async function mailsTo(email: string): Promise<readonly Mail[]> {
  const response = await fetch(`${apiUrl()}/dev/mailbox?to=${encodeURIComponent(email)}`, {
    headers: { Accept: 'application/json' },
  });
  return (await response.json()) as Mail[];
}

/** The newest six-digit code sent to an address, other than `before`; waits for it. */
export async function codeFor(email: string, before?: string): Promise<string> {
  let code: string | undefined;
  await expect
    .poll(
      async () => {
        const codes = (await mailsTo(email)).flatMap(({ text }) => text.match(/\b\d{6}\b/)?.[0] ?? []);
        code = codes.find((found) => found !== before);
        return code;
      },
      { message: `a code for ${email}` },
    )
    .toBeDefined();
  return code ?? '';
}
