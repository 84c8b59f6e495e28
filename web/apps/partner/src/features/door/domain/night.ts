import type { RegistrationStatus } from '@yousoon/api/schema';
import type { Terms } from '@/shared/terms/terms.ts';

/** A party on the door's list. */
export interface Entry {
  readonly registrationId: string;
  readonly outingId: string;
  readonly codeDigest: string;
  readonly memberName: string;
  readonly people: number;
  readonly arrived: number;
  readonly status: RegistrationStatus;
  readonly checkedInAt: string | null;
}

/** An outing of the night, as the door keeps it. */
export interface DoorOuting {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly venueName: string;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly conditions: string | null;
  /** The discount of the tier reached, in words' numbers. */
  readonly tier: {
    readonly discountPercent: number | null;
    readonly memberPrice: { cents: number; currency: string } | null;
  } | null;
  readonly cancelled: boolean;
  readonly opensAt: string | null;
  readonly closesAt: string;
  readonly expected: number;
}

/** Everything that a door knows without network. */
export interface Night {
  readonly generatedAt: string;
  readonly outings: readonly DoorOuting[];
  readonly entries: readonly Entry[];
}

/** A scan that the server has not answered yet. */
export interface QueuedScan {
  /** Drawn at random; the server's idempotency key. */
  readonly scanId: string;
  readonly proof: Proof;
  /** How many come in; all who are not in yet when null, which only the server can count. */
  readonly people: number | null;
  readonly lateArrivals: boolean;
  readonly scannedAt: string;
  /** Known when the list or the ticket told it. */
  readonly registrationId: string | null;
  readonly memberName: string | null;
}

/** What was shown at the door. */
export type Proof = { readonly token: string } | { readonly shortCode: string };

/** How many of a party are in, scans that wait included. */
export function arrivedOf(entry: Entry, queue: readonly QueuedScan[]): number {
  const waiting = queue.filter(({ registrationId }) => registrationId === entry.registrationId);
  return Math.min(
    entry.people,
    waiting.reduce((sum, { people }) => sum + (people ?? 0), entry.arrived),
  );
}

/** How many people of an outing are in. */
export function arrivals(night: Night, queue: readonly QueuedScan[], outingId: string): number {
  return night.entries
    .filter((entry) => entry.outingId === outingId)
    .reduce((sum, entry) => sum + arrivedOf(entry, queue), 0);
}
