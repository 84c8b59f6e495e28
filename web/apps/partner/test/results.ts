const euros = (cents: number) => ({ cents, currency: 'EUR' });

/** The figures of a good month. */
export const figures = {
  views: 200,
  registrations: 40,
  registeredPeople: 90,
  checkIns: 30,
  arrivedPeople: 72,
  noShows: 4,
  cancellations: 6,
  revenue: euros(123_450),
  discountCost: euros(31_000),
  newPeople: 50,
  returningPeople: 22,
  offeredSeats: 120,
  offPeakSeats: 60,
  offPeakPeople: 45,
};

/** The figures of a company that begins. */
export const nothing: typeof figures = {
  views: 0,
  registrations: 0,
  registeredPeople: 0,
  checkIns: 0,
  arrivedPeople: 0,
  noShows: 0,
  cancellations: 0,
  revenue: euros(0),
  discountCost: euros(0),
  newPeople: 0,
  returningPeople: 0,
  offeredSeats: 0,
  offPeakSeats: 0,
  offPeakPeople: 0,
};

/** The results of a period with one day, offer and venue. */
export function results<Changes extends object>(changes: Changes = {} as Changes) {
  return {
    total: figures,
    previous: { ...figures, arrivedPeople: 60, noShows: 8, offPeakPeople: 42 },
    byDay: [{ date: '2026-11-24', figures }],
    byOffer: [{ offerId: 'off_01', title: 'Happy hour', figures }],
    byVenue: [{ venueId: 'ven_01', name: 'Le Comptoir', figures }],
    byWeekday: [{ weekday: 'TUESDAY' as const, figures }],
    updatedAt: '2026-11-25T09:00:00Z',
    ...changes,
  };
}
