import { describe, expect, it } from 'vitest';
import type { DashboardOuting, Overview } from '../api/dashboard.ts';
import { attention, firstSteps, tonight } from './attention.ts';

const now = Date.parse('2026-11-25T17:00:00Z');

function outing(changes: Partial<DashboardOuting> = {}): DashboardOuting {
  return {
    id: 'out_01',
    startsAt: '2026-11-25T20:00:00Z',
    endsAt: '2026-11-25T23:00:00Z',
    status: 'OPEN',
    capacity: 40,
    seatsLeft: 20,
    waitlistCount: 0,
    offer: { id: 'off_01', title: 'Happy hour' },
    venue: { name: 'Le Comptoir', timeZone: 'Europe/Paris' },
    ...changes,
  };
}

function offer(status: Overview['offers'][number]['status'], id = 'off_01') {
  return { id, title: 'Happy hour', status, rejectionReason: null };
}

function overview(changes: Partial<Overview> = {}): Overview {
  return {
    hasVenue: true,
    offers: [offer('PUBLISHED')],
    hasDraft: false,
    outings: [outing()],
    datedLater: new Set(),
    hasTeam: true,
    ...changes,
  };
}

const kinds = (changes: Partial<Overview>) => attention(overview(changes), now).map(({ kind }) => kind);

describe('attention', () => {
  it('is not asked for when all is well', () => expect(kinds({})).toEqual([]));

  it('goes to rejected offers', () => {
    expect(kinds({ offers: [offer('REJECTED'), offer('PENDING_REVIEW', 'off_02')] })).toEqual(['rejected']);
  });

  it('goes to full outings for which people wait', () => {
    expect(kinds({ outings: [outing({ status: 'FULL', seatsLeft: 0, waitlistCount: 2 })] })).toEqual([
      'waitlist',
    ]);
    expect(kinds({ outings: [outing({ status: 'FULL', seatsLeft: 0 })] }), 'nobody waits').toEqual([]);
  });

  it('goes to outings of the next three days with less than a quarter taken', () => {
    const at = (startsAt: string, seatsLeft: number) => kinds({ outings: [outing({ startsAt, seatsLeft })] });
    expect(at('2026-11-28T17:00:00Z', 31)).toEqual(['empty']);
    expect(at('2026-11-28T17:00:00Z', 30), 'a quarter').toEqual([]);
    expect(at('2026-11-28T17:00:01Z', 40), 'later').toEqual([]);
  });

  it('goes to published offers without a date ahead', () => {
    expect(kinds({ outings: [] })).toEqual(['undated']);
    expect(kinds({ outings: [outing({ status: 'CANCELLED' })] }), 'called off').toEqual(['undated']);
    expect(kinds({ outings: [outing({ startsAt: '2026-11-25T16:00:00Z' })] }), 'begun').toEqual(['undated']);
    expect(kinds({ outings: [], datedLater: new Set(['off_01']) }), 'next month').toEqual([]);
    expect(kinds({ outings: [], datedLater: null }), 'unknown').toEqual([]);
  });
});

describe('tonight', () => {
  const ids = (outings: DashboardOuting[], at = now) => tonight({ outings }, at).map(({ id }) => id);

  it('has today’s outings on the venue’s calendar, those called off left out', () => {
    expect(ids([outing()])).toEqual(['out_01']);
    expect(ids([outing({ status: 'CANCELLED' })])).toEqual([]);
    expect(ids([outing({ startsAt: '2026-11-25T23:30:00Z', endsAt: '2026-11-26T02:00:00Z' })])).toEqual([]);
  });

  it('has last night’s while it runs', () => {
    const night = outing({ startsAt: '2026-11-24T21:00:00Z', endsAt: '2026-11-25T04:00:00Z' });
    expect(ids([night], Date.parse('2026-11-25T02:00:00Z'))).toEqual(['out_01']);
    expect(ids([night], Date.parse('2026-11-25T04:00:00Z'))).toEqual([]);
  });
});

describe('first steps', () => {
  const fresh = { hasVenue: false, offers: [], outings: [], hasTeam: false };

  it('are four for an owner, three for a manager, and go away', () => {
    expect(firstSteps(overview(fresh)).map(({ name }) => name)).toEqual(['venue', 'offer', 'outing', 'team']);
    expect(firstSteps(overview({ ...fresh, hasTeam: null }))).toHaveLength(3);
    expect(firstSteps(overview())).toEqual([]);
  });

  it('do not take a draft or a refusal for an offer', () => {
    const steps = firstSteps(overview({ offers: [offer('DRAFT'), offer('REJECTED', 'off_02')] }));
    expect(steps.find(({ name }) => name === 'offer')?.done).toBe(false);
  });
});
