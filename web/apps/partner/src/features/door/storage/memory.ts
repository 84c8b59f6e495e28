import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Answer, Memory, Remembered } from '../domain/desk.ts';
import type { Night, QueuedScan } from '../domain/night.ts';
import type { TicketKey } from '../domain/ticket.ts';

interface Schema extends DBSchema {
  facts: { key: string; value: unknown };
  queue: { key: string; value: QueuedScan };
  answers: { key: string; value: Answer };
}

/** Whose door this device is: without network it opens for the one who opened it last. */
export interface DoorOwner {
  readonly partnerId: string;
  readonly partnerName: string;
}

const NAME = 'yousoon-door';

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('facts');
      database.createObjectStore('queue', { keyPath: 'scanId' });
      database.createObjectStore('answers', { keyPath: 'scanId' });
    },
  });
}

/** The door's memory in the browser. Another company's night is forgotten when its door is opened here. */
export async function openMemory(owner: DoorOwner): Promise<Memory> {
  const database = await open();
  const known = (await database.get('facts', 'owner')) as DoorOwner | undefined;
  if (known !== undefined && known.partnerId !== owner.partnerId) await forget(database);
  await Promise.all([database.put('facts', owner, 'owner'), database.delete('facts', 'closed')]);
  return {
    load: () => load(database),
    saveNight: async (night) => void (await database.put('facts', night, 'night')),
    saveKeys: async (keys) => void (await database.put('facts', keys, 'keys')),
    enqueue: async (scan) => void (await database.put('queue', scan)),
    dequeue: (scanId) => database.delete('queue', scanId),
    log: async (answer) => void (await database.put('answers', answer)),
  };
}

/** Who opened the door here last, if anybody did and nobody signed out since. */
export async function lastOwner(): Promise<DoorOwner | null> {
  const database = await open();
  const owner = (await database.get('facts', 'owner')) as DoorOwner | undefined;
  const closed = (await database.get('facts', 'closed')) === true;
  database.close();
  return closed ? null : (owner ?? null);
}

/**
 * Forgets the night when somebody signs out. Scans that the server has not heard of stay, and whose they are: they are
 * sent when the same company's door is opened again, and are gone when another's is.
 */
export async function closeDoor(): Promise<void> {
  const database = await open();
  const waiting = await database.count('queue');
  if (waiting === 0) await forget(database);
  else await Promise.all([database.delete('facts', 'night'), database.put('facts', true, 'closed')]);
  database.close();
}

const DAY_MS = 86_400_000;

async function load(database: IDBPDatabase<Schema>): Promise<Remembered> {
  const [night, keys, queue, answers] = await Promise.all([
    database.get('facts', 'night') as Promise<Night | undefined>,
    database.get('facts', 'keys') as Promise<readonly TicketKey[] | undefined>,
    database.getAll('queue'),
    database.getAll('answers'),
  ]);
  const old = Date.now() - DAY_MS;
  const recent = answers.filter(({ at }) => Date.parse(at) > old);
  await Promise.all(
    answers.filter(({ at }) => Date.parse(at) <= old).map(({ scanId }) => database.delete('answers', scanId)),
  );
  return {
    night: night ?? null,
    keys: keys ?? [],
    queue: queue.toSorted((one, other) => one.scannedAt.localeCompare(other.scannedAt)),
    answers: recent.toSorted((one, other) => other.at.localeCompare(one.at)),
  };
}

async function forget(database: IDBPDatabase<Schema>): Promise<void> {
  await Promise.all([database.clear('facts'), database.clear('queue'), database.clear('answers')]);
}
