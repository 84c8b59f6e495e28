import { arrivedOf, type DoorOuting, type Entry, type Night, type Proof, type QueuedScan } from './night.ts';
import { codeDigest } from './short-code.ts';
import { type TicketKey, verifyTicket } from './ticket.ts';

/** What the door's own list says of a ticket; the server has the last word when it can be asked. */
export type Judgement =
  /** On the list: so many of the party may still come in. */
  | {
      readonly kind: 'admit';
      readonly entry: Entry | null;
      readonly outing: DoorOuting;
      readonly registrationId: string;
      readonly remaining: number;
      readonly party: number;
      readonly late: boolean;
    }
  /** Not to be admitted, and why. */
  | { readonly kind: 'refuse'; readonly reason: Reason; readonly entry: Entry | null }
  /** A short code that the list does not know: only the server can tell. */
  | { readonly kind: 'unknown' };

export type Reason =
  | 'FORGED'
  | 'OTHER_NIGHT'
  | 'EXPIRED'
  | 'ALREADY_IN'
  | 'WAITLISTED'
  | 'CANCELLED'
  | 'OUTING_CANCELLED'
  | 'TOO_EARLY'
  | 'TOO_LATE'
  | 'OFFLINE_UNKNOWN';

interface Facts {
  readonly night: Night;
  readonly keys: readonly TicketKey[];
  readonly queue: readonly QueuedScan[];
  readonly now: Date;
}

/** Judges what was shown by the list alone. */
export async function judge(proof: Proof, facts: Facts): Promise<Judgement> {
  return 'token' in proof ? judgeToken(proof.token, facts) : judgeCode(proof.shortCode, facts);
}

async function judgeToken(token: string, facts: Facts): Promise<Judgement> {
  const ticket = await verifyTicket(token, facts.keys);
  if (ticket === null) return refuse('FORGED');
  if (ticket.validUntil < facts.now) return refuse('EXPIRED');
  const outing = facts.night.outings.find(({ id }) => id === ticket.outingId);
  if (outing === undefined) return refuse('OTHER_NIGHT');
  const entry = facts.night.entries.find(({ registrationId }) => registrationId === ticket.registrationId);
  return judgeParty({ ...ticket, outing, entry: entry ?? null }, facts);
}

async function judgeCode(code: string, facts: Facts): Promise<Judgement> {
  for (const outing of facts.night.outings) {
    const digest = await codeDigest(code, outing.id);
    const entry = facts.night.entries.find(
      (candidate) => candidate.outingId === outing.id && candidate.codeDigest === digest,
    );
    if (entry !== undefined) {
      const { registrationId, people } = entry;
      return judgeParty({ registrationId, people, outing, entry }, facts);
    }
  }
  return { kind: 'unknown' };
}

interface Party {
  readonly registrationId: string;
  readonly people: number;
  readonly outing: DoorOuting;
  /** Missing when the party registered after the list was fetched: a signed ticket speaks for itself. */
  readonly entry: Entry | null;
}

function judgeParty({ registrationId, people, outing, entry }: Party, { queue, now }: Facts): Judgement {
  if (outing.cancelled) return refuse('OUTING_CANCELLED', entry);
  if (outing.opensAt !== null && now < new Date(outing.opensAt)) return refuse('TOO_EARLY', entry);
  if (now > new Date(outing.closesAt)) return refuse('TOO_LATE', entry);
  if (entry?.status === 'CANCELLED') return refuse('CANCELLED', entry);
  if (entry?.status === 'WAITLISTED') return refuse('WAITLISTED', entry);
  const scannedHere = queue.filter((scan) => scan.registrationId === registrationId);
  const arrived =
    entry === null ? scannedHere.reduce((sum, scan) => sum + (scan.people ?? 0), 0) : arrivedOf(entry, queue);
  const party = entry?.people ?? people;
  const remaining = party - arrived;
  if (remaining <= 0) return refuse('ALREADY_IN', entry);
  return { kind: 'admit', entry, outing, registrationId, remaining, party, late: arrived > 0 };
}

function refuse(reason: Reason, entry: Entry | null = null): Judgement {
  return { kind: 'refuse', reason, entry };
}
