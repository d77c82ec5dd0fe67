import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Blobs, MAX_BLOB_BYTES, TickRunner } from '#platform';
import { DAY } from '#platform/kernel';
import { type Floor, openFloor } from './support/floor.js';

let floor: Floor;
let blobs: Blobs;
beforeAll(async () => {
  floor = await openFloor([]);
  blobs = floor.get(Blobs);
});
afterAll(() => floor.close());

const file = (bytes: Buffer) => ({ purpose: 'test', contentType: 'text/csv', fileName: 'Ääkköset.csv', bytes });

describe('a file', () => {
  it('comes back as it was put', async () => {
    const bytes = randomBytes(100_000);
    const found = await blobs.get(await blobs.put(file(bytes)));
    expect(found?.bytes.equals(bytes)).toBe(true);
    expect(found).toMatchObject({ fileName: 'Ääkköset.csv', sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  it('of 20 MB is taken, of one byte more refused, by the rule and by the database', async () => {
    const id = await blobs.put(file(Buffer.alloc(MAX_BLOB_BYTES)));
    expect(
      await floor.database.one('select octet_length(bytes) as size from platform.blob where id = $1', [id]),
    ).toEqual({
      size: MAX_BLOB_BYTES,
    });
    const tooLarge = blobs.put(file(Buffer.alloc(MAX_BLOB_BYTES + 1)));
    await expect(tooLarge).rejects.toMatchObject({ code: 'platform.file-too-large', kind: 'too-large' });
    const around = floor.database.query(
      `update platform.blob set bytes = convert_to(repeat('a', $2), 'UTF8') where id = $1`,
      [id, MAX_BLOB_BYTES + 1],
    );
    await expect(around).rejects.toThrow('blob_bytes_check');
  });

  it('goes when its time is over', async () => {
    const expiresAt = new Date(floor.clock.nowMs() + DAY);
    const short = await blobs.put({ ...file(Buffer.from('a')), expiresAt });
    const kept = await blobs.put(file(Buffer.from('b')));
    floor.clock.advance(DAY - 1);
    expect((await blobs.get(short))?.purpose).toBe('test');
    floor.clock.advance(1);
    expect(await blobs.get(short)).toBeUndefined();
    floor.clock.advance(DAY);
    await floor.get(TickRunner).runDue();
    expect([await blobs.get(short), (await blobs.get(kept))?.purpose]).toEqual([undefined, 'test']);
  });

  it('that nobody has is undefined', async () => {
    expect(await blobs.get('00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });
});
