import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('../../support/stop-a-server.mjs', import.meta.url));

describe('a server that was released', () => {
  it('is waited for by whoever stops it, though nothing else keeps that process alive', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'stopped\n', stderr: '' });
  });
});
