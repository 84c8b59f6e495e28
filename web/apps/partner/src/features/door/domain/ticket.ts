/** What a signed ticket says (contexts/booking/README.md, "Tickets"). */
export interface Ticket {
  readonly registrationId: string;
  readonly outingId: string;
  readonly people: number;
  readonly validUntil: Date;
}

/** A key of `/.well-known/yousoon-ticket-key`. */
export interface TicketKey {
  readonly keyId: number;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
}

const ULID = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TOKEN = /^[\w-]{138}$/;
const SIGNED_BYTES = 39;

/** Whether a scanned text looks like a ticket at all: anything else in front of the camera is no answer. */
export function looksLikeTicket(text: string): boolean {
  return TOKEN.test(text);
}

/** What a ticket says, or null when it is none of ours. */
export async function verifyTicket(token: string, keys: readonly TicketKey[]): Promise<Ticket | null> {
  if (!looksLikeTicket(token)) return null;
  const bytes = decode(token);
  const published = keys.find(({ keyId }) => keyId === bytes[1]);
  if (bytes[0] !== 1 || published === undefined) return null;
  const key = await crypto.subtle.importKey('raw', decode(published.publicKey), 'Ed25519', false, ['verify']);
  const signature = bytes.slice(SIGNED_BYTES);
  if (!(await crypto.subtle.verify('Ed25519', key, signature, bytes.slice(0, SIGNED_BYTES)))) return null;
  return {
    registrationId: `reg_${ulid(bytes.subarray(2, 18))}`,
    outingId: `out_${ulid(bytes.subarray(18, 34))}`,
    people: bytes[34] ?? 0,
    validUntil: new Date(new DataView(bytes.buffer).getUint32(35) * 1000),
  };
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function ulid(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < 26; place += 1) {
    text = (ULID[Number(number & 31n)] ?? '') + text;
    number >>= 5n;
  }
  return text;
}
