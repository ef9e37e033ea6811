import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { sendTogether } from '#platform/persistence/send-together';

/** A connection that notes what it hands to the system at once. */
function connection(): { stream: Writable; handed: string[] } {
  const handed: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      handed.push(String(chunk));
      done();
    },
    writev(chunks, done) {
      handed.push(chunks.map(({ chunk }) => String(chunk)).join());
      done();
    },
  });
  sendTogether({ connection: { stream } } as unknown as pg.PoolClient);
  return { stream, handed };
}

describe('what a connection is asked', () => {
  it('is sent with one system call when it is asked in one go, promises in between included', async () => {
    const { stream, handed } = connection();
    stream.write('begin');
    stream.write('statement');
    await Promise.resolve();
    stream.write('commit');
    expect(handed).toEqual([]);
    await nextTurn();
    expect(handed).toEqual(['begin,statement,commit']);
  });

  it('is not held back for what comes later', async () => {
    const { stream, handed } = connection();
    for (const asked of ['first', 'second']) {
      stream.write(asked);
      await nextTurn();
    }
    expect(handed).toEqual(['first', 'second']);
  });
});
