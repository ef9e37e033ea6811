import { existsSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LocalFileStore } from '#platform/storage/local-file-store';
import { behavesAsFileStore, from, newKey } from './file-store.contract.js';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'files-'));
}

describe('Files in a local folder (R6)', () => {
  behavesAsFileStore(() => new LocalFileStore(join(newFolder(), 'made', 'when needed')));

  it('are for the owner of the process alone, and a failure leaves no draft', async () => {
    const folder = newFolder();
    const store = new LocalFileStore(folder);
    const key = newKey();
    await store.put(key, from('x'), { maxBytes: 10 });
    await expect(store.put(key, from('too large'), { maxBytes: 3 })).rejects.toThrow('larger than 3 bytes');
    expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, '.drafts'))).toEqual([]);
  });

  it('of which a crash left a half are removed a day later, not sooner', async () => {
    const folder = newFolder();
    const store = new LocalFileStore(folder);
    await store.onModuleInit();
    await store.put(newKey(), from('x'), { maxBytes: 10 });
    const [old, young] = ['old', 'young'].map((name) => join(folder, '.drafts', name));
    for (const path of [old!, young!]) writeFileSync(path, 'half');
    utimesSync(old!, 0, 0);
    await store.onModuleInit();
    expect([old!, young!].map((path) => existsSync(path))).toEqual([false, true]);
  });
});
