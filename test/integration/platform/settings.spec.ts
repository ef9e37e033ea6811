import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withSettingsTable } from '#platform/config/settings-table';
import { isEmbedded, loadSettings, publicUrl, SettingsInvalid } from '#platform/config/settings';
import { uploadAddress } from '#platform/uploads/upload-address';

const SECRET = 'u8Zq0yXv5RkW2nB7tLhJ4mPc9sDf3gAe6wQi1oKx';
const OUTSIDE = { DATABASE_URL: 'postgres://owner:pw@db:5432/lyceum', LYCEUM_SECRET: SECRET };

function faultsOf(environment: Record<string, string>): Partial<Record<string, string>> {
  try {
    loadSettings(environment);
    return {};
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
}

describe('settings', () => {
  it('need nothing for one embedded process, and an empty variable counts as unset', () => {
    const settings = loadSettings({ DATABASE_URL: '', PORT: '', UNRELATED: 'x' });
    expect(settings).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      LYCEUM_ROLE: 'all',
      TRUST_PROXY: false,
      CORS_ORIGINS: [],
    });
    expect(settings).not.toHaveProperty('UNRELATED');
    expect(isEmbedded(settings)).toBe(true);
    expect(publicUrl(settings)).toBe('http://localhost:3000');
    expect(publicUrl(loadSettings({ PUBLIC_URL: 'https://lyceum.example.org/' }))).toBe(
      'https://lyceum.example.org',
    );
  });

  it.each([
    [
      'by the address that people open',
      { PUBLIC_URL: 'https://lyceum.example.org/' },
      'https://lyceum.example.org',
    ],
    ['by the host that was asked', {}, 'http://10.0.0.5:3000'],
    ['by what a proxy says that is believed', { TRUST_PROXY: '1' }, 'http://10.0.0.5:3000', 'https'],
    ['by their path behind one that is not', {}, '', 'https'],
  ])('say where uploads are: %s', (_, said, before, forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-proto': forwarded };
    const asked = { protocol: 'http', host: '10.0.0.5:3000', headers } as const;
    expect(uploadAddress('/a', asked, loadSettings(said))).toBe(`${before}/a`);
  });

  it('name every fault at once, what is wrong and an example', () => {
    const faults = faultsOf({
      PORT: '80a',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'https://a.example/path',
      TRUST_PROXY: 'yes',
    });
    expect(faults).toEqual({
      PORT: 'PORT must be a whole number from 1 to 65535, not "80a". Example: PORT=3000',
      LOG_LEVEL:
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud". Example: LOG_LEVEL=debug',
      CORS_ORIGINS: expect.stringMatching(
        /^CORS_ORIGINS must be a list of origins .*not "https:\/\/a\.example\/path"/,
      ),
      TRUST_PROXY: expect.stringMatching(/^TRUST_PROXY must be off, a number .*not "yes"/),
    });
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['DATABASE_POOL_SIZE', '-1'],
    ['REDIS_URL', 'http://redis'],
    ['PUBLIC_URL', 'lyceum.example.org'],
    ['CORS_ORIGINS', '*'],
    ['MAIL_FROM', 'Lyceum'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ])('refuse %s=%s', (name, value) => expect(Object.keys(faultsOf({ [name]: value }))).toEqual([name]));

  it('read lists and numbers', () => {
    const settings = loadSettings({
      CORS_ORIGINS: 'https://a.example, http://b.example:81',
      TRUST_PROXY: '10.0.0.0/8,::1',
    });
    expect(settings.CORS_ORIGINS).toEqual(['https://a.example', 'http://b.example:81']);
    expect(settings.TRUST_PROXY).toEqual(['10.0.0.0/8', '::1']);
    expect(loadSettings({ TRUST_PROXY: '2' }).TRUST_PROXY).toBe(2);
  });

  it('need an outside database for a process that does only one thing', () => {
    expect(faultsOf({ LYCEUM_ROLE: 'worker' })).toEqual({
      DATABASE_URL: expect.stringMatching(/^DATABASE_URL is missing\. .*Example: DATABASE_URL=postgres:/),
    });
  });
});

describe('secrets among the settings', () => {
  it('are needed with an outside database', () => {
    expect(Object.keys(faultsOf({ DATABASE_URL: OUTSIDE.DATABASE_URL }))).toEqual(['LYCEUM_SECRET']);
    expect(faultsOf(OUTSIDE)).toEqual({});
  });

  it.each([
    'short',
    'a'.repeat(64),
    'abcdefghijkl'.repeat(4),
    'please-change-me-please-change-it-now-1234',
    'my-very-long-password-for-lyceum-2026-xyz',
  ])('refuse the weak %s and never repeat it', (weak) => {
    const fault = faultsOf({ ...OUTSIDE, LYCEUM_SECRET: weak })['LYCEUM_SECRET'];
    expect(fault).toMatch(/^LYCEUM_SECRET (must have|is a weak)/);
    expect(fault).not.toContain(weak);
  });

  it('never show a password that stands in a faulty URL', () => {
    expect(JSON.stringify(faultsOf({ SMTP_URL: 'http://u:hunter22@mail' }))).not.toContain('hunter22');
  });

  it('may come from files, and a file that cannot serve is a fault of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    const path = join(folder, 'secret');
    writeFileSync(path, `${SECRET}\n`);
    expect(loadSettings({ LYCEUM_SECRET_FILE: path }).LYCEUM_SECRET).toBe(SECRET);
    writeFileSync(path, '\n');
    expect(faultsOf({ LYCEUM_SECRET_FILE: path, REDIS_URL_FILE: join(folder, 'none') })).toEqual({
      LYCEUM_SECRET: expect.stringContaining('which is empty'),
      REDIS_URL: expect.stringContaining('which cannot be read (ENOENT)'),
    });
    expect(faultsOf({ LYCEUM_SECRET_FILE: path, LYCEUM_SECRET: SECRET })['LYCEUM_SECRET']).toContain(
      'are both set',
    );
  });
});

describe('docs/configuration.md', () => {
  it('holds the table that the schema generates (npm run docs)', () => {
    const page = readFileSync('docs/configuration.md', 'utf8');
    expect(withSettingsTable(page)).toBe(page);
    expect(page).toContain('| `PORT` | `3000` |');
  });
});
