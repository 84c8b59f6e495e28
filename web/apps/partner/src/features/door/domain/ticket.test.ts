import { describe, expect, it } from 'vitest';
import { codeDigest, typedCode } from './short-code.ts';
import { looksLikeTicket, verifyTicket } from './ticket.ts';

/** The example of contexts/booking/README.md, under the development key. */
const TOKEN =
  'AYEBmr1yzRwAAAAAAAAAAAABAZq9cs0cAAAAAAAAAAAAAgNrBA6g8JSpLE9KYWPEw5QZNVBjxkTSTemNcDorcfhihygmZ9o5L7JGyDld5vfZWSMc9F3FoHlhYEkhKV8foRseOm_SBA';
const KEYS = [{ keyId: 129, publicKey: 'gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5Q' }];

describe('a ticket', () => {
  it('is verified with the published key', async () => {
    expect(await verifyTicket(TOKEN, KEYS)).toEqual({
      registrationId: 'reg_01KAYQ5K8W0000000000000001',
      outingId: 'out_01KAYQ5K8W0000000000000002',
      people: 3,
      validUntil: new Date(1_795_428_000_000),
    });
  });

  it('is none when a letter is changed, the key is another, or it is no ticket', async () => {
    const more = TOKEN.replace('AgNrBA', 'AglrBA');
    expect(more).not.toBe(TOKEN);
    expect(await verifyTicket(more, KEYS), 'nine people instead of three').toBeNull();
    expect(await verifyTicket(TOKEN, [])).toBeNull();
    expect(await verifyTicket('https://example.org', KEYS)).toBeNull();
    expect(looksLikeTicket('https://example.org')).toBe(false);
  });
});

describe('a short code', () => {
  it('is read as the server reads it', () => {
    for (const text of ['7K3F-9QXM', '7k3f9qxm', ' 7k3f 9qxm ']) expect(typedCode(text)).toBe('7K3F9QXM');
    expect(typedCode('oil0-Ooli')).toBe('01100011');
    for (const text of ['', '7K3F-9QX', '7K3F-9QXU', '7K3F-9QXé']) expect(typedCode(text)).toBeNull();
  });

  it('is recognised by its digest', async () => {
    const digest = await codeDigest('7K3F9QXM', 'out_01KAYQ5K8W0000000000000002');
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(await codeDigest('7K3F9QXM', 'out_other')).not.toBe(digest);
  });
});
