import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { Secrets } from '#platform/config/secrets';
import {
  DOWNLOADS,
  DownloadTokens,
  type DownloadParts,
  type SealedDownload,
} from '../../../../src/academy/http/resources/download-tokens.js';

const tokens = new DownloadTokens(new Secrets('a secret of at least thirty-two characters'));
const download: SealedDownload = {
  schoolId: newId(),
  personId: newId(),
  downloadGrantId: newId(),
  fileVersionId: newId(),
  expiresAt: new Date('2026-11-21T18:00:00Z'),
};
const before = new Date('2026-11-21T17:59:59Z');
const NAME = 'Chleb żytni.pdf';

function partsOf(path: string): DownloadParts {
  const [who, what, seal, file] = path
    .slice(DOWNLOADS.length + 1)
    .split('/')
    .map(decodeURIComponent);
  return { who: who!, what: what!, seal: seal!, file: file! };
}
const isNothing = (parts: DownloadParts, at = before) => tokens.open(parts, at).expiresAt.getTime() === 0;

describe('C7 an address of a download', () => {
  it('says what it leads to, for whom and until when, and nothing after that', () => {
    const parts = partsOf(tokens.seal(download, NAME));
    expect([parts.file, tokens.open(parts, before)]).toEqual([NAME, download]);
    expect(isNothing(parts, download.expiresAt)).toBe(true);
    const shared = { ...download, personId: null };
    expect(tokens.open(partsOf(tokens.seal(shared, NAME)), before)).toEqual(shared);
  });

  it('leads to nothing when any of it was changed, put together of two, or sealed elsewhere', () => {
    const parts = partsOf(tokens.seal(download, NAME));
    fc.assert(
      fc.property(
        fc.constantFrom('who', 'what', 'seal', 'file'),
        fc.nat(50),
        fc.string({ unit: 'binary' }),
        (name, at, letter) => {
          const text = parts[name as 'who'];
          const place = at % text.length;
          fc.pre(text[place] !== letter && letter.isWellFormed());
          expect(isNothing({ ...parts, [name]: text.slice(0, place) + letter + text.slice(place + 1) })).toBe(
            true,
          );
        },
      ),
    );
    for (const other of [{ schoolId: newId() }, { personId: newId() }, { personId: null }]) {
      const { who } = partsOf(tokens.seal({ ...download, ...other }, NAME));
      expect(isNothing({ ...parts, who })).toBe(true);
    }
    const elsewhere = new DownloadTokens(new Secrets('another secret of thirty-two characters'));
    expect(isNothing(partsOf(elsewhere.seal(download, NAME)))).toBe(true);
  });

  it('tells two who use it apart, and says of nobody who they are', () => {
    const shared = { ...download, personId: null };
    const [ada, bob] = [tokens.clientOf(shared, '192.0.2.1', 'A'), tokens.clientOf(shared, '192.0.2.1', 'B')];
    expect(tokens.clientOf(shared, '192.0.2.1', 'A')).toBe(ada);
    const other = tokens.clientOf({ ...shared, downloadGrantId: newId() }, '192.0.2.1', 'A');
    expect(new Set([ada, bob, other]).size).toBe(3);
    expect(tokens.clientOf(download, '192.0.2.1', 'A')).toBe(download.personId);
  });
});
