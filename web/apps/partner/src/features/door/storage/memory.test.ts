import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { QueuedScan } from '../domain/night.ts';
import { closeDoor, lastOwner, openMemory } from './memory.ts';

const bar = { partnerId: 'par_01', partnerName: 'Le Comptoir' };
const night = { generatedAt: '2026-11-27T20:00:00Z', outings: [], entries: [] };

function scan(scanId: string, scannedAt: string): QueuedScan {
  const proof = { shortCode: 'AAAAAAAA' };
  return { scanId, proof, people: 1, lateArrivals: false, scannedAt, registrationId: null, memberName: null };
}

describe('the memory of the door', () => {
  it('keeps night, keys and scans in the order in which they were made', async () => {
    const memory = await openMemory(bar);
    await memory.saveNight(night);
    await memory.saveKeys([{ keyId: 1, publicKey: 'x' }]);
    await memory.enqueue(scan('b', '2026-11-27T20:02:00Z'));
    await memory.enqueue(scan('a', '2026-11-27T20:03:00Z'));
    await memory.dequeue('none');
    const again = await (await openMemory(bar)).load();
    expect(again.night).toEqual(night);
    expect(again.keys).toHaveLength(1);
    expect(again.queue.map(({ scanId }) => scanId)).toEqual(['b', 'a']);
    expect(await lastOwner()).toEqual(bar);
  });

  it('is closed by signing out, and keeps only what the server has not heard of', async () => {
    await (await openMemory(bar)).saveNight(night);
    await closeDoor();
    expect(await lastOwner()).toBeNull();
    const kept = await (await openMemory(bar)).load();
    expect(kept.night).toBeNull();
    expect(kept.queue, 'from the test before').toHaveLength(2);
    expect(await lastOwner()).toEqual(bar);
  });

  it('forgets another company’s night', async () => {
    await (await openMemory(bar)).saveNight(night);
    const other = await openMemory({ partnerId: 'par_02', partnerName: 'Le Club' });
    expect((await other.load()).night).toBeNull();
    expect((await other.load()).queue).toEqual([]);
  });
});
