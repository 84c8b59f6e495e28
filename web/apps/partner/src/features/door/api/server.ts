import { graphql, readFragment } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';
import { TermsFragment } from '@/shared/terms/terms.ts';
import type { Outcome, Server } from '../domain/desk.ts';
import type { DoorOuting, Entry, Night, QueuedScan } from '../domain/night.ts';
import type { TicketKey } from '../domain/ticket.ts';

const DayDocument = graphql(`
  query DoorDay {
    doorDay {
      generatedAt
      outings {
        expectedCount
        checkInOpensAt
        checkInClosesAt
        outing {
          id
          startsAt
          endsAt
          status
          currentTier {
            discountPercent
            memberPrice {
              cents
              currency
            }
          }
          offer {
            title
            conditions
            terms {
              ...Terms
            }
          }
          venue {
            name
            timeZone
          }
        }
      }
    }
  }
`);

const EntriesDocument = graphql(`
  query DoorEntries($outingId: ID!, $after: String) {
    doorEntries(outingId: $outingId, first: 100, after: $after) {
      nodes {
        registrationId
        codeDigest
        memberName
        people
        arrived
        status
        checkedInAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const CheckInDocument = graphql(`
  mutation DoorCheckIn($input: CheckInInput!) {
    checkIn(input: $input) {
      registration {
        id
        people
        memberName
        checkIn {
          people
        }
        outing {
          id
        }
      }
      previousCheckIn {
        at
        venueName
        people
      }
      errors {
        ...Refusal
      }
    }
  }
`);

const UndoDocument = graphql(`
  mutation DoorUndo($input: UndoCheckInInput!) {
    undoCheckIn(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** At the door nobody waits longer: then the list decides. */
const PATIENCE_MS = 4_000;

/** The platform, as the door asks it. */
export const server: Server = {
  night: fetchNight,
  keys: fetchKeys,
  checkIn: (scan) => inTime(checkIn(scan)),
  undo: async (registrationId, scanId) => {
    const { undoCheckIn } = await api().request(UndoDocument, { input: { registrationId, scanId } });
    return refusals(undoCheckIn.errors)[0]?.message ?? null;
  },
};

async function fetchNight(): Promise<Night> {
  const { doorDay } = await api().request(DayDocument);
  const outings = doorDay.outings.map(({ outing, ...door }): DoorOuting => {
    const { offer, venue, currentTier } = outing;
    return {
      id: outing.id,
      title: offer.title,
      startsAt: outing.startsAt,
      endsAt: outing.endsAt,
      venueName: venue.name,
      timeZone: venue.timeZone,
      terms: readFragment(TermsFragment, offer.terms),
      conditions: offer.conditions ?? null,
      tier: currentTier
        ? {
            discountPercent: currentTier.discountPercent ?? null,
            memberPrice: currentTier.memberPrice ?? null,
          }
        : null,
      cancelled: outing.status === 'CANCELLED',
      opensAt: door.checkInOpensAt ?? null,
      closesAt: door.checkInClosesAt,
      expected: door.expectedCount,
    };
  });
  const lists = await Promise.all(outings.map(({ id }) => fetchEntries(id)));
  return { generatedAt: doorDay.generatedAt, outings, entries: lists.flat() };
}

async function fetchEntries(outingId: string): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let after: string | null = null;
  do {
    const { doorEntries }: { doorEntries: EntriesPage } = await api().request(EntriesDocument, {
      outingId,
      after,
    });
    found.push(
      ...doorEntries.nodes.map((entry) => ({ ...entry, outingId, checkedInAt: entry.checkedInAt ?? null })),
    );
    after = doorEntries.pageInfo.hasNextPage ? (doorEntries.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return found;
}

interface EntriesPage {
  readonly nodes: readonly (Omit<Entry, 'outingId' | 'checkedInAt'> & {
    readonly checkedInAt?: string | null;
  })[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

async function fetchKeys(): Promise<readonly TicketKey[]> {
  const response = await api().fetch('/.well-known/yousoon-ticket-key', {});
  if (!response.ok) throw new Error(`the ticket keys: ${response.status}`);
  const { keys } = (await response.json()) as { keys: readonly TicketKey[] };
  return keys;
}

async function checkIn({ proof, people, lateArrivals, scannedAt, scanId }: QueuedScan): Promise<Outcome> {
  const input = { ...proof, people, lateArrivals, scannedAt, scanId };
  const answer = (await api().request(CheckInDocument, { input })).checkIn;
  const [refusal] = refusals(answer.errors);
  if (answer.previousCheckIn) return { kind: 'already', ...answer.previousCheckIn };
  if (refusal !== undefined) return { kind: 'refused', code: refusal.code, message: refusal.message };
  const { registration } = answer;
  if (!registration) throw new Error('a check-in without an answer');
  return {
    kind: 'admitted',
    registrationId: registration.id,
    outingId: registration.outing.id,
    memberName: registration.memberName,
    arrived: registration.checkIn?.people ?? people ?? registration.people,
    party: registration.people,
  };
}

/** The request goes on: the scan's id makes a second one harmless. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
