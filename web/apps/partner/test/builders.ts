import type { Session } from '@/shared/session/session.ts';

/** The owner of a bar. */
export function partnerAccount(changes: Partial<Session['account']> = {}): Session['account'] {
  return {
    id: 'acc_01',
    email: 'patron@example.fr',
    firstName: 'Camille',
    lastName: 'Durand',
    language: 'FR',
    role: 'PARTNER_OWNER',
    emailConfirmed: true,
    ...changes,
  };
}

/** An active bar. */
export function partnerCompany(changes: Partial<Session['partner']> = {}): Session['partner'] {
  return {
    id: 'par_01',
    name: 'Le Comptoir Bastille',
    siret: '73282932000074',
    type: 'BAR',
    status: 'ACTIVE',
    reason: null,
    createdAt: '2026-11-01T10:00:00Z',
    ...changes,
  };
}
