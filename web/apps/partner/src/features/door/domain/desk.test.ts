import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Asking, Desk, type Memory, type Outcome, type Server } from './desk.ts';
import type { DoorOuting, Entry, Night, QueuedScan } from './night.ts';
import { codeDigest } from './short-code.ts';

const OUTING = 'out_01';
const NOW = new Date('2026-11-27T21:00:00Z');

const outing: DoorOuting = {
  id: OUTING,
  title: 'Happy hour',
  startsAt: '2026-11-27T20:00:00Z',
  endsAt: '2026-11-27T23:00:00Z',
  venueName: 'Le Comptoir',
  timeZone: 'Europe/Paris',
  terms: { __typename: 'HappyHourTerms', drinks: [] },
  conditions: null,
  tier: null,
  cancelled: false,
  opensAt: '2026-11-27T19:00:00Z',
  closesAt: '2026-11-28T11:00:00Z',
  expected: 4,
};

async function entry(code: string, changes: Partial<Entry> = {}): Promise<Entry> {
  return {
    registrationId: `reg_${code}`,
    outingId: OUTING,
    codeDigest: await codeDigest(code, OUTING),
    memberName: 'Lina M.',
    people: 1,
    arrived: 0,
    status: 'CONFIRMED',
    checkedInAt: null,
    ...changes,
  };
}

/** A server that answers as it is told, and can be unplugged. */
class FakeServer implements Server {
  plugged = true;
  list: Night = { generatedAt: NOW.toISOString(), outings: [outing], entries: [] };
  scans: QueuedScan[] = [];
  answer: (scan: QueuedScan) => Outcome = (scan) => ({
    kind: 'admitted',
    registrationId: scan.registrationId ?? 'reg_new',
    outingId: OUTING,
    memberName: 'Lina M.',
    arrived: scan.people ?? 2,
    party: 3,
  });

  private through<T>(value: () => T): Promise<T> {
    return this.plugged ? Promise.resolve(value()) : Promise.reject(new Error('no network'));
  }

  night = () => this.through(() => this.list);
  keys = () => this.through(() => [{ keyId: 129, publicKey: '' }]);
  undo = () => this.through(() => null);
  checkIn = (scan: QueuedScan) =>
    this.through(() => {
      this.scans.push(scan);
      return this.answer(scan);
    });
}

/** What would be on the disk. */
class FakeMemory implements Memory {
  night: Night | null = null;
  keys: readonly { keyId: number; publicKey: string }[] = [];
  queue = new Map<string, QueuedScan>();
  answers = new Map<string, Answer>();
  load = () =>
    Promise.resolve({
      night: this.night,
      keys: this.keys,
      queue: [...this.queue.values()],
      answers: [...this.answers.values()],
    });
  saveNight = async (night: Night) => {
    this.night = night;
  };
  saveKeys = async (keys: FakeMemory['keys']) => {
    this.keys = keys;
  };
  enqueue = async (scan: QueuedScan) => void this.queue.set(scan.scanId, scan);
  dequeue = async (scanId: string) => void this.queue.delete(scanId);
  log = async (answer: Answer) => void this.answers.set(answer.scanId, answer);
}

let server: FakeServer;
let memory: FakeMemory;
let desk: Desk;

function newDesk(): Desk {
  let id = 0;
  const newId = () => {
    id += 1;
    return `scan-${memory.answers.size}-${id}`;
  };
  return new Desk({
    server,
    memory,
    now: () => NOW,
    newId,
  });
}

const show = (code: string) => desk.show({ shortCode: code });
const isAsking = (shown: Asking | Answer): shown is Asking => 'judgement' in shown;

async function unplugged(...entries: Entry[]): Promise<void> {
  server.list = { ...server.list, entries };
  await desk.start();
  server.plugged = false;
}

beforeEach(() => {
  server = new FakeServer();
  memory = new FakeMemory();
  desk = newDesk();
});

describe('the desk with network', () => {
  it('lets the server decide', async () => {
    server.list = { ...server.list, entries: [await entry('AAAAAAAA')] };
    await desk.start();
    expect(await show('AAAAAAAA')).toMatchObject({ state: 'admitted', people: 1, memberName: 'Lina M.' });
    expect(desk.state().queue).toEqual([]);
  });

  it('asks how many of a party come in', async () => {
    server.list = { ...server.list, entries: [await entry('AAAAAAAA', { people: 3 })] };
    await desk.start();
    const asking = await show('AAAAAAAA');
    if (!isAsking(asking)) throw new Error('it did not ask');
    expect(asking.judgement.remaining).toBe(3);
    expect(await desk.admit(asking, 2)).toMatchObject({ state: 'admitted', people: 2 });
    expect(server.scans).toMatchObject([{ people: 2, lateArrivals: false }]);
    // The same ticket, still before the camera, lets nobody in by itself.
    expect(isAsking(await show('AAAAAAAA'))).toBe(true);
  });

  it('asks the server about a code that its list does not know, for the whole party', async () => {
    await desk.start();
    expect(await show('ZZZZZZZZ')).toMatchObject({ state: 'admitted', people: 2 });
    expect(server.scans[0]?.people).toBeNull();
  });

  it('tells when a ticket was redeemed before', async () => {
    server.answer = () => ({
      kind: 'already',
      at: '2026-11-27T20:30:00Z',
      venueName: 'Le Comptoir',
      people: 1,
    });
    await desk.start();
    expect(await show('ZZZZZZZZ')).toMatchObject({ state: 'refused', before: { venueName: 'Le Comptoir' } });
  });

  it('knows a forgery without asking', async () => {
    await desk.start();
    const token = 'A'.repeat(138);
    expect(await desk.show({ token })).toMatchObject({ state: 'refused', reason: 'FORGED' });
    expect(server.scans).toEqual([]);
  });
});

describe('the desk without network', () => {
  it('admits by its list, once, and remembers over a restart', async () => {
    await unplugged(await entry('AAAAAAAA'));
    expect(await show('AAAAAAAA')).toMatchObject({ state: 'waiting' });
    desk = newDesk();
    await desk.start();
    expect(desk.state().online).toBe(false);
    expect(desk.state().queue).toHaveLength(1);
    expect(await show('AAAAAAAA')).toMatchObject({ state: 'refused', reason: 'ALREADY_IN' });
  });

  it('lets in the rest of a party', async () => {
    await unplugged(await entry('AAAAAAAA', { people: 3 }));
    const first = await show('AAAAAAAA');
    if (!isAsking(first)) throw new Error('it did not ask');
    await desk.admit(first, 2);
    const rest = await show('AAAAAAAA');
    if (!isAsking(rest)) throw new Error('it did not ask');
    expect(await desk.admit(rest, 1)).toMatchObject({ state: 'waiting', people: 1 });
    expect(desk.state().queue.map(({ lateArrivals }) => lateArrivals)).toEqual([false, true]);
  });

  it('refuses who waits, gave up, or whom it does not know', async () => {
    await unplugged(
      await entry('AAAAAAAA', { status: 'WAITLISTED' }),
      await entry('BBBBBBBB', { status: 'CANCELLED' }),
    );
    expect(await show('AAAAAAAA')).toMatchObject({ reason: 'WAITLISTED' });
    expect(await show('BBBBBBBB')).toMatchObject({ reason: 'CANCELLED' });
    expect(await show('CCCCCCCC')).toMatchObject({ reason: 'OFFLINE_UNKNOWN' });
    expect(desk.state().queue).toEqual([]);
  });

  it('undoes what was not sent yet', async () => {
    await unplugged(await entry('AAAAAAAA'));
    const answer = await show('AAAAAAAA');
    if (isAsking(answer)) throw new Error('it asked');
    expect(await desk.undo(answer)).toBeNull();
    expect(memory.queue.size).toBe(0);
    expect(await show('AAAAAAAA')).toMatchObject({ state: 'waiting' });
  });
});

describe('when the network is back', () => {
  it('sends every scan with its own time and id, and shows conflicts', async () => {
    await unplugged(await entry('AAAAAAAA'), await entry('BBBBBBBB', { memberName: 'Noé P.' }));
    await show('AAAAAAAA');
    await show('BBBBBBBB');
    const sent = desk.state().queue;
    server.plugged = true;
    server.answer = (scan) =>
      scan.memberName === 'Noé P.'
        ? { kind: 'already', at: '2026-11-27T20:40:00Z', venueName: 'Le Comptoir', people: 1 }
        : {
            kind: 'admitted',
            registrationId: 'reg_AAAAAAAA',
            outingId: OUTING,
            memberName: 'Lina M.',
            arrived: 1,
            party: 1,
          };
    await desk.sync();
    expect(server.scans).toEqual(sent);
    expect(desk.state().queue).toEqual([]);
    expect(memory.queue.size).toBe(0);
    expect(desk.state().answers).toMatchObject([
      { memberName: 'Noé P.', state: 'conflict', before: { at: '2026-11-27T20:40:00Z' } },
      { memberName: 'Lina M.', state: 'admitted' },
    ]);
  });

  it('keeps what it could not send', async () => {
    await unplugged(await entry('AAAAAAAA'), await entry('BBBBBBBB'));
    await show('AAAAAAAA');
    await show('BBBBBBBB');
    server.plugged = true;
    const { answer } = server;
    server.answer = (scan) => {
      server.plugged = false;
      return answer(scan);
    };
    await desk.sync();
    expect(desk.state().queue).toHaveLength(1);
    expect(desk.state().online).toBe(false);
  });
});
