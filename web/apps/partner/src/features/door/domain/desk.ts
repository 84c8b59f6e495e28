import { type Judgement, judge, type Reason } from './judge.ts';
import type { DoorOuting, Night, Proof, QueuedScan } from './night.ts';
import type { TicketKey } from './ticket.ts';

/** What the server says of a scan. */
export type Outcome =
  | {
      readonly kind: 'admitted';
      readonly registrationId: string;
      readonly outingId: string;
      readonly memberName: string;
      readonly arrived: number;
      readonly party: number;
    }
  | { readonly kind: 'already'; readonly at: string; readonly venueName: string; readonly people: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** The server, as the door needs it. Every method throws when there is no answer. */
export interface Server {
  night(): Promise<Night>;
  keys(): Promise<readonly TicketKey[]>;
  checkIn(scan: QueuedScan): Promise<Outcome>;
  /** No refusal when it is undone. */
  undo(registrationId: string, scanId: string): Promise<string | null>;
}

/** What survives a restart. */
export interface Memory {
  load(): Promise<Remembered>;
  saveNight(night: Night): Promise<void>;
  saveKeys(keys: readonly TicketKey[]): Promise<void>;
  enqueue(scan: QueuedScan): Promise<void>;
  dequeue(scanId: string): Promise<void>;
  log(answer: Answer): Promise<void>;
}

export interface Remembered {
  readonly night: Night | null;
  readonly keys: readonly TicketKey[];
  readonly queue: readonly QueuedScan[];
  readonly answers: readonly Answer[];
}

/** What the door was told about one scan, newest state. */
export interface Answer {
  readonly scanId: string;
  readonly at: string;
  /** `waiting`: admitted by the list, the server does not know yet. `conflict`: it says no, afterwards. */
  readonly state: 'admitted' | 'waiting' | 'refused' | 'conflict' | 'undone';
  readonly people: number;
  readonly party: number | null;
  readonly memberName: string | null;
  readonly registrationId: string | null;
  readonly outingId: string | null;
  /** Why not: by the list, */
  readonly reason: Reason | null;
  /** or in the server's words. */
  readonly message: string | null;
  /** When and where the ticket was redeemed before. */
  readonly before: { readonly at: string; readonly venueName: string; readonly people: number } | null;
}

/** A party at the door: how many of it come in now? */
export interface Asking {
  readonly proof: Proof;
  readonly judgement: Extract<Judgement, { kind: 'admit' }>;
}

export interface DeskState extends Remembered {
  readonly online: boolean;
  readonly loaded: boolean;
}

interface Deps {
  readonly server: Server;
  readonly memory: Memory;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** An admission can be taken back for so long; the server's rule. */
export const UNDO_MS = 5 * 60_000;
/** Answers kept on the screen. */
const KEPT = 200;

/**
 * The desk at the door: judges by its own list, asks the server when it can, queues when it cannot, and says later what
 * the server thought of it. The server's word always wins.
 */
export class Desk {
  private readonly deps: Deps;
  private readonly listeners = new Set<() => void>();
  private current: DeskState = {
    night: null,
    keys: [],
    queue: [],
    answers: [],
    online: true,
    loaded: false,
  };
  private syncing: Promise<void> | null = null;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): DeskState => this.current;

  private set(change: Partial<DeskState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Remembers the night, then asks for the newest. */
  async start(): Promise<void> {
    this.set({ ...(await this.deps.memory.load()), loaded: true });
    await this.sync();
  }

  /** Sends what waits, then fetches the night anew. One at a time; a lost network ends it quietly. */
  sync(): Promise<void> {
    this.syncing ??= this.exchange().finally(() => {
      this.syncing = null;
    });
    return this.syncing;
  }

  private async exchange(): Promise<void> {
    const { server, memory } = this.deps;
    try {
      for (const scan of this.current.queue) await this.settle(scan, await server.checkIn(scan));
      const [keys, night] = await Promise.all([server.keys(), server.night()]);
      await Promise.all([memory.saveKeys(keys), memory.saveNight(night)]);
      this.set({ keys, night, online: true });
    } catch {
      this.set({ online: false });
    }
  }

  private async settle(scan: QueuedScan, outcome: Outcome): Promise<void> {
    await this.deps.memory.dequeue(scan.scanId);
    this.set({ queue: this.current.queue.filter(({ scanId }) => scanId !== scan.scanId) });
    const answer = answerTo(scan, outcome);
    await this.note(outcome.kind === 'admitted' ? answer : { ...answer, state: 'conflict' });
  }

  /** Something was shown. Asks how many come in when there is something to ask, else answers. */
  async show(proof: Proof): Promise<Asking | Answer> {
    const judgement = await this.judge(proof);
    // The rest of a party is always asked for: the ticket of those who just came in may still be before the camera.
    if (judgement.kind === 'admit' && (judgement.remaining > 1 || judgement.late))
      return { proof, judgement };
    return this.decide(proof, judgement, judgement.kind === 'admit' ? 1 : null);
  }

  /** So many of a party come in. */
  async admit({ proof }: Asking, people: number): Promise<Answer> {
    return this.decide(proof, await this.judge(proof), people);
  }

  private judge(proof: Proof): Promise<Judgement> {
    const { night, keys, queue } = this.current;
    const empty = { generatedAt: '', outings: [], entries: [] };
    return judge(proof, { night: night ?? empty, keys, queue, now: this.deps.now() });
  }

  private async decide(proof: Proof, judgement: Judgement, people: number | null): Promise<Answer> {
    const scan = this.scanOf(proof, judgement, people);
    // Nobody's signature: nothing to ask. Without keys nothing can be verified here, and the server is asked.
    if (judgement.kind === 'refuse' && judgement.reason === 'FORGED' && this.current.keys.length > 0) {
      return this.note(refusedHere(scan, judgement));
    }
    try {
      const outcome = await this.deps.server.checkIn(scan);
      this.set({ online: true });
      const answer = await this.note(answerTo(scan, outcome));
      void this.sync();
      return answer;
    } catch {
      this.set({ online: false });
      return this.decideAlone(scan, judgement);
    }
  }

  private async decideAlone(scan: QueuedScan, judgement: Judgement): Promise<Answer> {
    if (judgement.kind !== 'admit') return this.note(refusedHere(scan, judgement));
    await this.deps.memory.enqueue(scan);
    this.set({ queue: [...this.current.queue, scan] });
    return this.note({
      ...blank(scan),
      state: 'waiting',
      party: judgement.party,
      outingId: judgement.outing.id,
    });
  }

  private scanOf(proof: Proof, judgement: Judgement, people: number | null): QueuedScan {
    const admitted = judgement.kind === 'admit' ? judgement : null;
    const entry = judgement.kind === 'unknown' ? null : judgement.entry;
    return {
      scanId: this.deps.newId(),
      proof,
      people,
      lateArrivals: admitted?.late ?? false,
      scannedAt: this.deps.now().toISOString(),
      registrationId: admitted?.registrationId ?? entry?.registrationId ?? null,
      memberName: entry?.memberName ?? null,
    };
  }

  /** Takes an admission back: from the queue, or by the server. Answers why not, or null. */
  async undo(answer: Answer): Promise<string | null> {
    if (this.current.queue.some(({ scanId }) => scanId === answer.scanId)) {
      await this.deps.memory.dequeue(answer.scanId);
      this.set({ queue: this.current.queue.filter(({ scanId }) => scanId !== answer.scanId) });
    } else {
      const refusal = await this.deps.server.undo(answer.registrationId ?? '', answer.scanId);
      if (refusal !== null) return refusal;
      void this.sync();
    }
    await this.note({ ...answer, state: 'undone' });
    return null;
  }

  private async note(answer: Answer): Promise<Answer> {
    const others = this.current.answers.filter(({ scanId }) => scanId !== answer.scanId);
    this.set({ answers: [answer, ...others].slice(0, KEPT) });
    await this.deps.memory.log(answer);
    return answer;
  }

  /** The outing of an answer, for its terms. */
  outingOf(answer: Answer): DoorOuting | undefined {
    return this.current.night?.outings.find(({ id }) => id === answer.outingId);
  }
}

/** Whether an answer may still be taken back. */
export function canUndo(answer: Answer, now: Date): boolean {
  const admitted = answer.state === 'admitted' || answer.state === 'waiting';
  return admitted && now.getTime() - Date.parse(answer.at) < UNDO_MS;
}

function blank(scan: QueuedScan): Answer {
  return {
    scanId: scan.scanId,
    at: scan.scannedAt,
    state: 'refused',
    people: scan.people ?? 0,
    party: null,
    memberName: scan.memberName,
    registrationId: scan.registrationId,
    outingId: null,
    reason: null,
    message: null,
    before: null,
  };
}

function refusedHere(scan: QueuedScan, judgement: Judgement): Answer {
  return { ...blank(scan), reason: judgement.kind === 'refuse' ? judgement.reason : 'OFFLINE_UNKNOWN' };
}

function answerTo(scan: QueuedScan, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case 'admitted': {
      const { memberName, registrationId, outingId, party, arrived } = outcome;
      const people = scan.people ?? arrived;
      return { ...blank(scan), state: 'admitted', people, memberName, registrationId, outingId, party };
    }
    case 'already': {
      const { at, venueName, people } = outcome;
      return { ...blank(scan), reason: 'ALREADY_IN', before: { at, venueName, people } };
    }
    case 'refused':
      return { ...blank(scan), message: outcome.message };
    default:
      return outcome satisfies never;
  }
}
