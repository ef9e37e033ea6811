import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openSecrets, Secrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';

describe('secrets', () => {
  it('derive one key for each purpose, the same on every replica', () => {
    const [one, other] = [new Secrets('a secret'), new Secrets('a secret')];
    expect(one.derive('jwt-signing', 32)).toEqual(other.derive('jwt-signing', 32));
    expect(one.derive('jwt-signing', 32)).toHaveLength(32);
    expect(one.derive('jwt-signing', 32)).not.toEqual(one.derive('cookies', 32));
    expect(one.derive('jwt-signing', 32)).not.toEqual(new Secrets('another').derive('jwt-signing', 32));
  });

  it('keep the generated secret of the embedded server in one private file, also when two begin at once', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'secrets-')), 'a folder');
    const settings = loadSettings({ LYCEUM_DATA: folder });
    const opened = await Promise.all([openSecrets(settings), openSecrets(settings), openSecrets(settings)]);
    const keys = [...opened, await openSecrets(settings)].map((secrets) =>
      secrets.derive('x', 16).toString('hex'),
    );
    expect(new Set(keys).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['secret']);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim().length).toBeGreaterThanOrEqual(64);
  });

  it('prefer the given secret, and refuse a kept one that was cut short', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    writeFileSync(join(folder, 'secret'), 'cut');
    await expect(openSecrets(loadSettings({ LYCEUM_DATA: folder }))).rejects.toThrow('shorter than 32');
    const given = 'u8Zq0yXv5RkW2nB7tLhJ4mPc9sDf3gAe6wQi1oKx';
    const secrets = await openSecrets(loadSettings({ LYCEUM_DATA: folder, LYCEUM_SECRET: given }));
    expect(secrets.derive('x', 16)).toEqual(new Secrets(given).derive('x', 16));
  });
});
