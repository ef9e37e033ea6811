import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { LocalFileStore } from '#platform/storage/local-file-store';
import { until } from '../../support/until.js';
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

  it('go into answers whole, each its own, whoever breaks off beside them', async () => {
    const store = new LocalFileStore(newFolder());
    const files = await Promise.all(
      [600_000, 1_500_000, 1].map(async (size) => {
        const [key, content] = [newKey(), randomBytes(size)];
        await store.put(key, Readable.from([content]), { maxBytes: 2_000_000 });
        return { key, content };
      }),
    );
    const open: Readable[] = [];
    const server = createServer((request, answer) => {
      const { key } = files[Number(request.url!.slice(1))]!;
      void store.get(key, { start: 0 }).then((part) => {
        open.push(part);
        answer.once('close', () => part.destroy());
        part.pipe(answer);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = Array.from({ length: 24 }, async (_, n) => {
      if (n % 4 === 3) return breakOff(`${at}/1`);
      const body = Buffer.from(await (await fetch(`${at}/${n % 4}`)).arrayBuffer());
      return body.equals(files[n % 4]!.content);
    });
    expect(await Promise.all(asked)).toEqual(Array(24).fill(true));
    server.closeAllConnections();
    await until(() => open.every((part) => part.closed), 'every file to be closed');
    expect(open).toHaveLength(24);
    server.close();
  });
});

async function breakOff(url: string): Promise<boolean> {
  const [answer] = (await once(get(url), 'response')) as [IncomingMessage];
  await once(answer, 'readable');
  answer.destroy();
  return true;
}
