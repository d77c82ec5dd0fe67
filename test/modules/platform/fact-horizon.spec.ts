import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineFact, FactHorizon, Outbox } from '#platform';
import { newId, SECOND } from '#platform/kernel';
import { type Floor, openFloor } from './support/floor.js';

const THING_MADE = defineFact('floor.thing-made', 1, z.object({ key: z.string() }));

let floor: Floor;
/** A second process on the same database, with a clock of its own. */
let other: Floor;
beforeAll(async () => {
  floor = await openFloor([]);
  other = await openFloor([], floor.clock.now(), floor.url);
});
afterAll(async () => {
  await other.close();
  await floor.close();
});

const record = (key: string, from = floor) =>
  from.get(Outbox).record(THING_MADE, {
    subject: { kind: 'thing', id: newId(from.clock.nowMs()), version: 1 },
    data: { key },
  });
const settle = (wanted?: Date) => floor.get(FactHorizon).settle(wanted);
const knownAt = async (at: Date) =>
  (
    await floor.database.query<{ key: string }>(
      `select data->>'key' as key from platform.fact where recorded_at <= $1 order by sequence`,
      [at],
    )
  ).map(({ key }) => key);

/** A transaction that has recorded a fact and stays open until it is told to end. */
async function openWriter(key: string, from = floor): Promise<{ end(commit: boolean): Promise<void> }> {
  let end: (commit: boolean) => void = () => undefined;
  const ending = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  let recorded: () => void = () => undefined;
  const isRecorded = new Promise<void>((resolve) => {
    recorded = resolve;
  });
  const written = from.transactions.run(async () => {
    await record(key, from);
    recorded();
    if (!(await ending)) throw new Error('undone');
  });
  await Promise.race([isRecorded, written]);
  return {
    end: async (commit) => {
      end(commit);
      await written.catch((error: unknown) => expect(error).toMatchObject({ message: 'undone' }));
    },
  };
}

describe('an instant at which facts were settled', () => {
  it('is now when nobody writes, and a moment later each time', async () => {
    floor.clock.advance(SECOND);
    const first = await settle();
    expect(first).toEqual(floor.clock.now());
    expect((await settle()).getTime()).toBe(first.getTime() + 1);
  });

  it('lies before the facts of every transaction that is still open, in whatever process, and waits for none', async () => {
    other.clock.set(new Date(floor.clock.nowMs() + 5 * SECOND));
    const writer = await openWriter('still open', other);
    floor.clock.advance(60 * SECOND);
    const settled = await settle();
    expect(settled < other.clock.now()).toBe(true);
    const before = await knownAt(settled);
    await writer.end(true);
    expect(await knownAt(settled)).toEqual(before);
    expect(await knownAt(await settle())).toEqual([...before, 'still open']);
  });

  it('is held back no longer by a transaction that came to nothing', async () => {
    const writer = await openWriter('undone');
    await writer.end(false);
    floor.clock.advance(SECOND);
    expect(await settle()).toEqual(floor.clock.now());
    expect(await knownAt(floor.clock.now())).not.toContain('undone');
  });

  it('lies before whatever is recorded after it, also by a process whose clock is slow', async () => {
    floor.clock.advance(SECOND);
    const settled = await settle();
    other.clock.set(new Date(settled.getTime() - 60 * SECOND));
    await other.transactions.run(() => record('by a slow clock', other));
    expect(await knownAt(settled)).not.toContain('by a slow clock');
    expect(await knownAt(await settle())).toContain('by a slow clock');
  });

  it('can be asked for again for ever, whoever writes meanwhile', async () => {
    floor.clock.advance(SECOND);
    const settled = await settle();
    const writer = await openWriter('in the same second');
    expect(await settle(settled)).toEqual(settled);
    expect(await settle(new Date(settled.getTime() - SECOND))).toEqual(new Date(settled.getTime() - SECOND));
    await writer.end(true);
    expect(await settle(settled)).toEqual(settled);
  });

  it('is not asked for within a transaction, whose snapshot may be older', async () => {
    await expect(floor.transactions.run(() => settle())).rejects.toThrow('outside of transactions');
  });
});
