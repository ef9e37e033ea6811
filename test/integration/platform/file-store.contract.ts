import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileMissing, FileTooLarge } from '#platform/storage/file-store.errors';
import type { FileStore } from '#platform/storage/file-store';

export const SCHOOL = newId();

export function newKey(): FileKey {
  return fileKey(SCHOOL, 'uploads', newId());
}

export async function readAll(stream: Readable): Promise<string> {
  return Buffer.concat(await stream.toArray()).toString();
}

const MEGABYTE = { maxBytes: 1_048_576 };

/** What every adapter of the port does. */
export function behavesAsFileStore(make: () => FileStore): void {
  it('gives back what was put, with its size and hash', async () => {
    const store = make();
    const chunks = fc.array(fc.uint8Array({ maxLength: 70_000 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(chunks, async (parts) => {
        const key = newKey();
        const whole = Buffer.concat(parts);
        const stored = await store.put(key, Readable.from(parts), MEGABYTE);
        expect(stored).toEqual({
          bytes: whole.length,
          sha256: createHash('sha256').update(whole).digest('hex'),
        });
        expect(Buffer.concat(await (await store.get(key)).toArray()).equals(whole)).toBe(true);
        expect((await store.stat(key))?.bytes).toBe(whole.length);
      }),
      { numRuns: 15 },
    );
  });

  it('gives a part', async () => {
    const [store, key] = [make(), newKey()];
    await store.put(key, from('0123456789'), MEGABYTE);
    expect(await readAll(await store.get(key, { start: 2, end: 4 }))).toBe('234');
    expect(await readAll(await store.get(key, { start: 8 }))).toBe('89');
    expect(await readAll(await store.get(key, { start: 5, end: 99 }))).toBe('56789');
  });

  it('knows nothing of a file until it is whole (R6)', async () => {
    const [store, key] = [make(), newKey()];
    const slow = new Readable({ read: () => undefined });
    const putting = store.put(key, slow, MEGABYTE);
    slow.push('first half, ');
    expect(await store.stat(key)).toBeUndefined();
    slow.push('second half');
    slow.push(null);
    await putting;
    expect(await readAll(await store.get(key))).toBe('first half, second half');
  });

  it('replaces a file as a whole, and a reader who began before goes on with the old one', async () => {
    const [store, key] = [make(), newKey()];
    await store.put(key, from('old'), MEGABYTE);
    const reader = await store.get(key);
    await store.put(key, from('new and longer'), MEGABYTE);
    expect(await readAll(reader)).toBe('old');
    expect(await readAll(await store.get(key))).toBe('new and longer');
  });

  it('leaves everything as it was when the content breaks off or is too large', async () => {
    const [store, key] = [make(), newKey()];
    await store.put(key, from('old'), MEGABYTE);
    await expect(store.put(key, breaksOff(), MEGABYTE)).rejects.toThrow('connection lost');
    await expect(store.put(key, from('12345678'), { maxBytes: 7 })).rejects.toThrow(FileTooLarge);
    expect(await readAll(await store.get(key))).toBe('old');
    expect(await store.put(key, from('1234567'), { maxBytes: 7 })).toMatchObject({ bytes: 7 });
  });

  it('lets the last of several at once win, whole', async () => {
    const [store, key] = [make(), newKey()];
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
    await Promise.all(contents.map((content) => store.put(key, from(content), MEGABYTE)));
    expect(contents).toContain(await readAll(await store.get(key)));
  });

  it('deletes, also what is not there', async () => {
    const [store, key] = [make(), newKey()];
    await store.put(key, from('x'), MEGABYTE);
    await store.delete(key);
    await store.delete(key);
    expect(await store.stat(key)).toBeUndefined();
    await expect(store.get(key)).rejects.toThrow(FileMissing);
  });

  it.each([
    '../../etc/passwd',
    `${SCHOOL}/../${newId()}/file`,
    `${SCHOOL}/a/../../b`,
    `${SCHOOL}/..`,
    `/${SCHOOL}/a`,
    `${SCHOOL}//a`,
    `${SCHOOL}/a/`,
    `${SCHOOL}/.hidden`,
    `${SCHOOL}/a\\..\\b`,
    `${SCHOOL}/a\0b`,
    `${SCHOOL}/%2e%2e/b`,
    `${SCHOOL}/A`,
    SCHOOL,
    '.drafts/a',
    '',
  ])('refuses the key %j whatever is done with it (K2)', async (text) => {
    const store = make();
    const key = text as FileKey;
    await expect(store.put(key, from('x'), MEGABYTE)).rejects.toThrow('A file key');
    await expect(store.get(key)).rejects.toThrow('A file key');
    await expect(store.stat(key)).rejects.toThrow('A file key');
    await expect(store.delete(key)).rejects.toThrow('A file key');
  });
}

export function from(content: string): Readable {
  return Readable.from([Buffer.from(content)]);
}

async function* breaksOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('beginning');
  throw new Error('connection lost');
}
