import { appendFile, mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { ArchiveRefused } from '#platform/archive/archive-refused';
import { openFolder } from '#platform/archive/folder-archive';
import { DEFAULT_ARCHIVE_LIMITS, type ReadableArchive } from '#platform/archive/readable-archive';
import { openZip } from '#platform/archive/zip-archive';
import { sameRowAgainAndAgain, writeFolder, writeZip } from '../../support/oneroster-package.js';

const small = { ...DEFAULT_ARCHIVE_LIMITS, entries: 5, bytesPerFile: 3_000_000, bytesInAll: 5_000_000 };

async function refusalOf(opened: Promise<ReadableArchive>): Promise<string> {
  const error = await opened.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ArchiveRefused);
  return (error as ArchiveRefused).refusal;
}

/** The same archive with some bytes of its directory, or of its contents, changed in place. */
async function tampered(path: string, change: (bytes: Buffer) => void): Promise<string> {
  const bytes = await readFile(path);
  change(bytes);
  await writeFile(path, bytes);
  return path;
}

/** Replaces a name of the same length wherever it stands: yazl itself refuses to write an unsafe one. */
function renamed(from: string, to: string): (bytes: Buffer) => void {
  return (bytes) => {
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  };
}

const directoryEntry = (bytes: Buffer): number => bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));

describe.each([
  ['a zip', async (files: Record<string, string>) => openZip(await writeZip(files))],
  ['a folder', async (files: Record<string, string>) => openFolder(await writeFolder(files))],
])('%s', (_, opened) => {
  it('lists its files and gives each of them from the start, as often as asked', async () => {
    const archive = await opened({ 'users.csv': 'sourcedId\n', 'orgs.csv': 'name\n' });
    expect([...archive.sizes]).toEqual([
      ['orgs.csv', 5],
      ['users.csv', 10],
    ]);
    expect(await text(await archive.open('users.csv'))).toBe('sourcedId\n');
    expect(await text(await archive.open('users.csv'))).toBe('sourcedId\n');
    await expect(archive.open('roles.csv')).rejects.toThrow('does not hold roles.csv');
    await archive.close();
  });

  it('does not see what file managers leave behind', async () => {
    const archive = await opened({ '.DS_Store': 'x', 'Thumbs.db': 'x', 'orgs.csv': 'name\n' });
    expect([...archive.sizes.keys()]).toEqual(['orgs.csv']);
    await archive.close();
  });
});

describe('a zip', () => {
  it('may hold everything in one folder, as when the folder was packed', async () => {
    const archive = await openZip(
      await writeZip({ 'export/orgs.csv': 'a', '__MACOSX/export/._orgs.csv': 'b' }),
    );
    expect([...archive.sizes.keys()]).toEqual(['orgs.csv']);
    await archive.close();
  });

  it('is refused as a bomb before a byte is unpacked', async () => {
    const bomb = await writeZip({ 'users.csv': sameRowAgainAndAgain(60_000_000) });
    expect(await refusalOf(openZip(bomb))).toBe('bomb');
  });

  it('is cut off when an entry unpacks to more than the directory says', async () => {
    const liar = await writeZip({ 'users.csv': sameRowAgainAndAgain(20_000_000) });
    await tampered(liar, (bytes) => bytes.writeUInt32LE(1000, directoryEntry(bytes) + 24));
    const archive = await openZip(liar);
    await expect(text(await archive.open('users.csv'))).rejects.toThrow('too many bytes');
    await archive.close();
  });

  it('is refused when its entries overlap', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251));
    const zip = await writeZip({ 'a.csv': noise, 'b.csv': noise });
    await tampered(zip, (bytes) => bytes.writeUInt32LE(1_000_000, directoryEntry(bytes) + 20));
    expect(await refusalOf(openZip(zip))).toBe('bomb');
  });

  it.each([
    ['too_large', { 'users.csv': 'x,y\n'.repeat(800_000) }],
    ['too_large', { 'a.csv': 'x,y\n'.repeat(700_000), 'b.csv': 'x,y\n'.repeat(700_000) }],
    ['too_many_entries', { a: '', b: '', c: '', d: '', e: '', f: '' }],
    ['nested_archive', { 'package.zip': 'PK' }],
    ['repeated_name', { 'users.csv': 'a', 'Users.csv': 'b' }],
    ['unsafe_name', { 'a/orgs.csv': 'a', 'b/orgs.csv': 'b' }],
  ] as const)('is refused: %s (%#)', async (refusal, files) => {
    expect(await refusalOf(openZip(await writeZip(files), { ...small, ratio: 5000 }))).toBe(refusal);
  });

  it.each(['../../up.csv', '/absolut.csv', 'C:\\user.csv', 'a\\..\\b.csv1'])(
    'refuses the name %j',
    async (name) => {
      const stand = 'x'.repeat(name.length);
      const zip = await tampered(await writeZip({ [stand]: 'a', 'orgs.csv': 'b' }), renamed(stand, name));
      expect(['damaged', 'unsafe_name']).toContain(await refusalOf(openZip(zip)));
    },
  );

  it('is refused when it is cut short, is no zip, or is encrypted', async () => {
    const whole = await writeZip({ 'orgs.csv': 'name\n'.repeat(100) });
    const file = await open(whole, 'r+');
    await file.truncate(60);
    await file.close();
    expect(await refusalOf(openZip(whole))).toBe('not_an_archive');
    const folder = await writeFolder({ 'users.csv': 'sourcedId,status\n' });
    expect(await refusalOf(openZip(join(folder, 'users.csv')))).toBe('not_an_archive');
    const locked = await tampered(await writeZip({ 'orgs.csv': 'name\n' }), (bytes) => {
      bytes.writeUInt16LE(1, directoryEntry(bytes) + 8);
    });
    expect(await refusalOf(openZip(locked))).toBe('encrypted');
  });

  it('notices at the end that the bytes are not those that were packed', async () => {
    const zip = await writeZip({ 'orgs.csv': 'name\n' });
    await tampered(zip, (bytes) => bytes.writeUInt32LE(42, directoryEntry(bytes) + 16));
    const archive = await openZip(zip);
    await expect(text(await archive.open('orgs.csv'))).rejects.toThrow('damaged');
    await archive.close();
  });
});

describe('a folder', () => {
  it('neither follows links nor looks into folders within it', async () => {
    const folder = await writeFolder({ 'orgs.csv': 'name\n' });
    await mkdir(join(folder, 'deeper'));
    await symlink('/etc/passwd', join(folder, 'users.csv'));
    expect([...(await openFolder(folder)).sizes.keys()]).toEqual(['orgs.csv']);
  });

  it('is refused when it holds more than is allowed', async () => {
    const folder = await writeFolder({ 'orgs.csv': 'name\n' });
    await appendFile(join(folder, 'orgs.csv'), 'x'.repeat(3_000_000));
    expect(await refusalOf(openFolder(folder, small))).toBe('too_large');
  });
});
