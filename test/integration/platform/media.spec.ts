import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MediaWorkshop, type MediaFacts } from '#platform/media/media-workshop';

const demo = await readFile('docs/examples/bread.mp4');
const workshop = new MediaWorkshop();
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lyceum-media-'))));
afterAll(() => rm(folder, { recursive: true }));

interface Told {
  readonly progress: number[];
  probed?: MediaFacts;
}

async function packaged(
  content: Buffer,
  told: Told = { progress: [] },
  signal = new AbortController().signal,
) {
  const source = join(folder, 'source');
  await writeFile(source, content);
  return workshop.package({
    source,
    folder: join(folder, 'package'),
    signal,
    onProgress: (done) => void told.progress.push(done),
    onProbed: async (facts) => void (told.probed = facts),
  });
}

/** The same file with other words of the same length in it. */
function reworded(...words: readonly (readonly [from: string, to: string])[]): Buffer {
  const bytes = Buffer.from(demo);
  for (const [from, to] of words)
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 4))
      bytes.write(to, at, 'latin1');
  return bytes;
}

/** The size and the matrix of the track header of the picture, 84 bytes behind its name. */
function retracked(change: (header: Buffer) => void): Buffer {
  const bytes = Buffer.from(demo);
  change(bytes.subarray(bytes.indexOf('tkhd') + 4));
  return bytes;
}

const TURNED = [0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000];
const portrait = retracked((header) => TURNED.forEach((value, n) => header.writeInt32BE(value, 40 + n * 4)));
const odd = Buffer.from(demo);
odd.writeUInt32BE((961 << 16) | 541, odd.indexOf('avc1', odd.indexOf('stsd')) + 28);
const damaged = Buffer.concat([
  demo.subarray(0, 100_000),
  Buffer.alloc(50_000, 0xa5),
  demo.subarray(150_000),
]);

describe('Packaging a video', () => {
  it('makes playlists and segments of it, tells how far it is, and is there whole', async () => {
    const told: Told = { progress: [] };
    const facts = await packaged(demo, told);
    expect(facts).toEqual({ durationMs: 24_000, width: 960, height: 540 });
    expect(told.probed).toEqual(facts);
    expect(told.progress.length).toBeGreaterThan(5);
    expect(told.progress).toEqual(told.progress.toSorted((a, b) => a - b));
    expect((await readdir(join(folder, 'package'))).toSorted()).toEqual([
      'master.m3u8',
      'media-1.m3u8',
      'media-1.m4s',
    ]);
    const playlist = await readFile(join(folder, 'package', 'media-1.m3u8'), 'utf8');
    const seconds = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, text]) => Number(text));
    expect(seconds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(24, 0);
    expect(playlist).toContain('#EXT-X-ENDLIST');
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['text', Buffer.from('Dear colleagues'), 'not_a_video'],
    ['the first half', demo.subarray(0, demo.length / 2), 'truncated'],
    ['all but the last pictures', demo.subarray(0, demo.length - 3_000), 'truncated'],
    ['all but the last byte of the sound', demo.subarray(0, -1), 'truncated'],
    ['sound alone', reworded(['vide', 'meta']), 'no_picture'],
    ['HEVC', reworded(['avc1', 'hvc1'], ['avcC', 'hvcC']), 'codec_not_playable'],
    ['damaged pictures', damaged, 'corrupt'],
  ])('B9 refuses %s, says why, and leaves what is there', async (_, content, reason) => {
    await packaged(demo);
    await expect(packaged(content)).rejects.toMatchObject({ name: 'MediaRefused', reason });
    expect(await readdir(join(folder, 'package'))).toHaveLength(3);
  });

  it('shows a portrait upright, and a picture of odd size as it is', async () => {
    expect(await packaged(portrait)).toMatchObject({ width: 540, height: 960 });
    expect(await readFile(join(folder, 'package', 'master.m3u8'), 'utf8')).toContain('RESOLUTION=');
    expect(await packaged(odd)).toMatchObject({ width: 961, height: 541 });
    expect(await readFile(join(folder, 'package', 'master.m3u8'), 'utf8')).toContain('RESOLUTION=961x541');
  });

  it('ends with whoever asked for it, and leaves nothing half made', async () => {
    await rm(join(folder, 'package'), { recursive: true, force: true });
    const ending = new AbortController();
    const told: Told = { progress: [] };
    const waiting = packaged(
      demo,
      { ...told, progress: { push: () => ending.abort() } as never },
      ending.signal,
    );
    await expect(waiting).rejects.toThrow('it ended with null');
    expect(await readdir(folder)).toEqual(['source']);
  });
});
