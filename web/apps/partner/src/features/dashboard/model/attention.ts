import { dayAt } from '@/shared/dates/days.ts';
import type { DashboardOffer, DashboardOuting, Overview } from '../api/dashboard.ts';

/** Something that wants a decision. */
export type Attention =
  | { readonly kind: 'rejected'; readonly offer: DashboardOffer }
  | { readonly kind: 'waitlist'; readonly outing: DashboardOuting }
  | { readonly kind: 'empty'; readonly outing: DashboardOuting }
  | { readonly kind: 'undated'; readonly offer: DashboardOffer };

/** An outing of the next days with less than this share of its seats taken is nearly empty. */
export const NEARLY_EMPTY = 0.25;
/** Before that nobody worries: members register late. */
const EMPTY_WITHIN_MS = 3 * 86_400_000;

const live = ({ status }: Pick<DashboardOuting, 'status'>) => status !== 'CANCELLED' && status !== 'DONE';

/** Outings of today on their venue's calendar, and those of last night that still run; the first first. */
export function tonight({ outings }: Pick<Overview, 'outings'>, now: number): readonly DashboardOuting[] {
  return outings.filter((outing) => {
    const { startsAt, endsAt, venue } = outing;
    const running = Date.parse(startsAt) <= now && now < Date.parse(endsAt);
    return live(outing) && (running || dayAt(startsAt, venue.timeZone) === dayAt(now, venue.timeZone));
  });
}

/** What wants a decision, the most pressing first. */
export function attention(overview: Overview, now: number): readonly Attention[] {
  const { offers, outings, datedLater } = overview;
  const ahead = outings.filter((outing) => live(outing) && Date.parse(outing.startsAt) > now);
  const dated = new Set(ahead.map(({ offer }) => offer.id));
  const undated = (offer: DashboardOffer) =>
    offer.status === 'PUBLISHED' && datedLater !== null && !dated.has(offer.id) && !datedLater.has(offer.id);
  return [
    ...offers
      .filter(({ status }) => status === 'REJECTED')
      .map((offer): Attention => ({ kind: 'rejected', offer })),
    ...ahead
      .filter(({ seatsLeft, waitlistCount }) => seatsLeft === 0 && waitlistCount > 0)
      .map((outing): Attention => ({ kind: 'waitlist', outing })),
    ...ahead
      .filter((outing) => isNearlyEmpty(outing, now))
      .map((outing): Attention => ({ kind: 'empty', outing })),
    ...offers.filter(undated).map((offer): Attention => ({ kind: 'undated', offer })),
  ];
}

function isNearlyEmpty({ startsAt, capacity, seatsLeft }: DashboardOuting, now: number): boolean {
  const soon = Date.parse(startsAt) - now <= EMPTY_WITHIN_MS;
  return soon && capacity > 0 && (capacity - seatsLeft) / capacity < NEARLY_EMPTY;
}

export type StepName = 'venue' | 'offer' | 'outing' | 'team';

/** A step of a company that begins. */
export interface Step {
  readonly name: StepName;
  readonly done: boolean;
}

/** The first steps, in their order; none once all are done. A manager cannot invite, and has no such step. */
export function firstSteps({ hasVenue, offers, outings, datedLater, hasTeam }: Overview): readonly Step[] {
  const steps: readonly Step[] = [
    { name: 'venue', done: hasVenue },
    {
      name: 'offer',
      done: offers.some(({ status }) => status === 'PUBLISHED' || status === 'PENDING_REVIEW'),
    },
    { name: 'outing', done: outings.some(live) || datedLater === null || datedLater.size > 0 },
    ...(hasTeam === null ? [] : [{ name: 'team' as const, done: hasTeam }]),
  ];
  return steps.every(({ done }) => done) ? [] : steps;
}
