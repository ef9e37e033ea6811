import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(packages: object): { status: number | null; stderr: string } {
  const file = join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
  return spawnSync(process.execPath, ['tools/check-lock.mjs', file], { encoding: 'utf8' });
}

const asker = { version: '2.0.0', optionalDependencies: { 'tool-linux': '1', 'tool-mac': '1' } };

describe('the check of the lock', () => {
  it('accepts one that holds every optional package, beside its asker or above it', () => {
    const packages = {
      '': { optionalDependencies: { tool: '2' } },
      'node_modules/tool': asker,
      'node_modules/tool-linux': { version: '1.0.0', resolved: 'tool-linux/-/tool-linux-1.0.0.tgz' },
      'node_modules/tool/node_modules/tool-mac': { version: '1.0.0' },
    };
    expect(check(packages)).toMatchObject({ status: 0, stderr: '' });
  });

  it('finds a platform’s package that npm left out', () => {
    const packages = { 'node_modules/tool': asker, 'node_modules/tool-linux': { version: '1.0.0' } };
    const { status, stderr } = check(packages);
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules/tool (2.0.0) wants tool-mac, which the lock does not hold');
    expect(stderr).not.toContain('tool-linux');
  });

  it('does not take a package that another one keeps to itself for a found one', () => {
    const hidden = { 'node_modules/other/node_modules/tool-mac': { version: '1.0.0' } };
    const { stderr } = check({ 'node_modules/tool': asker, 'node_modules/tool-linux': {}, ...hidden });
    expect(stderr).toContain('wants tool-mac');
  });

  it('finds a registry’s host', () => {
    const resolved = 'https://registry.example.org/tool/-/tool-2.0.0.tgz';
    const { status, stderr } = check({ 'node_modules/tool': { version: '2.0.0', resolved } });
    expect(status).toBe(1);
    expect(stderr).toContain(`node_modules/tool names the host it came from: ${resolved}`);
  });

  it('accepts the lock of this repository', () => {
    expect(spawnSync(process.execPath, ['tools/check-lock.mjs'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});
