import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFfmpeg } from '#platform/media/ffmpeg';
import { MediaWorkshop, type MediaFacts } from '#platform/media/media-workshop';
import { RenditionStudio, type RenditionOrder } from '#platform/media/rendition-studio';
import { drawClip } from '../../support/clip.js';
import { until } from '../../support/until.js';

const ORIGINAL = ['master.m3u8', 'media-1.m3u8', 'media-1.m4s'];
const PICTURES = ['poster.jpg', 'sprite-1.jpg', 'thumbnails.vtt'];
const ffmpeg = findFfmpeg()!;
const studio = new RenditionStudio(ffmpeg, 0);
let home: string;
/** A clip of 24 seconds, packaged once. */
let demo: { folder: string; facts: MediaFacts };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lyceum-renditions-'));
  demo = await packaged(drawClip(join(home, 'clip.mp4'), { size: '480x270', seconds: 24, sound: true }));
});
afterAll(() => rm(home, { recursive: true }));

async function packaged(source: string) {
  const folder = join(home, `package-${createHash('sha1').update(source).digest('hex').slice(0, 8)}`);
  const facts = await new MediaWorkshop().package({
    source,
    folder,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onProbed: async () => undefined,
  });
  return { folder, facts };
}

/** A package of its own, like that one. */
async function another() {
  const folder = join(home, `package-${Math.random()}`);
  await cp(demo.folder, folder, { recursive: true });
  return { folder, facts: demo.facts };
}

const make = (order: Pick<RenditionOrder, 'folder' | 'facts'> & Partial<RenditionOrder>) =>
  studio.make({
    signal: new AbortController().signal,
    onProgress: () => undefined,
    isWanted: async () => true,
    ...order,
  });

/** What a file is, by ffmpeg itself. */
function shownSize(path: string): string {
  const run = execFileSync('/bin/sh', ['-c', '"$0" -hide_banner -i "$1" 2>&1 || true', ffmpeg, path]);
  return /Video:.*?, (\d+x\d+)/.exec(run.toString())![1]!;
}

const listed = (master: string) =>
  [...master.matchAll(/#EXT-X-STREAM-INF:BANDWIDTH=(\d+),.*?CODECS="(.*?)",RESOLUTION=(\S+)\n(\S+)/g)].map(
    ([, bandwidth, codecs, resolution, playlist]) => ({
      bandwidth: Number(bandwidth),
      codecs,
      resolution,
      playlist,
    }),
  );

describe('Renditions', () => {
  it('are smaller versions that the master playlist lists as they are, with pictures of the video', async () => {
    const { folder, facts } = await another();
    const told: number[] = [];
    const once = await make({ folder, facts, onProgress: (done) => void told.push(done) });
    expect(once).toEqual({ made: ['240p'], failed: [] });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeCloseTo(1, 1);
    const files = [...ORIGINAL, ...PICTURES, 'media-240.m3u8', 'media-240.m4s'];
    expect((await readdir(folder)).toSorted()).toEqual(files.toSorted());
    const variants = listed(await readFile(join(folder, 'master.m3u8'), 'utf8'));
    expect(variants).toMatchObject([
      {
        codecs: expect.stringMatching(/^avc1\.64[0-9a-f]{4},mp4a\.40\.2$/),
        resolution: '480x270',
        playlist: 'media-1.m3u8',
      },
      {
        codecs: expect.stringMatching(/^avc1\.4d[0-9a-f]{4},mp4a\.40\.2$/),
        resolution: '426x240',
        playlist: 'media-240.m3u8',
      },
    ]);
    const playlist = await readFile(join(folder, 'media-240.m3u8'), 'utf8');
    const segments = [...playlist.matchAll(/#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)/g)];
    for (const [, seconds, bytes] of segments.filter(([, length]) => Number(length) > 3))
      expect((Number(bytes) * 8) / Number(seconds)).toBeLessThanOrEqual(variants[1]!.bandwidth);
    expect(segments.reduce((sum, [, seconds]) => sum + Number(seconds), 0)).toBeCloseTo(24, 0);
    expect(shownSize(join(folder, 'media-240.m4s'))).toBe('426x240');
    const track = await readFile(join(folder, 'thumbnails.vtt'), 'utf8');
    expect(track).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:02\.000\nsprite-1\.jpg#xywh=0,0,160,90\n/);
    expect(track.match(/xywh/g)).toHaveLength(12);
    expect(track).toContain('00:00:24.000\nsprite-1.jpg#xywh=160,90,160,90');
    expect(shownSize(join(folder, 'sprite-1.jpg'))).toBe('1600x180');
    expect(shownSize(join(folder, 'poster.jpg'))).toBe('480x270');
  });

  it.each([
    ['odd.mp4', '643x361', false, ['240p'], '428x240', '160x90'],
    ['turned.mp4', '642x362', true, ['240p'], '240x426', '90x160'],
    ['small.mp4', '250x130', false, [], undefined, '160x84'],
  ])(
    'of %s (%s, turned: %j) are upright, of even size and never larger',
    async (name, size, turned, names, smaller, thumbnail) => {
      const { folder, facts } = await packaged(drawClip(join(home, name), { size, seconds: 1, turned }));
      expect(await make({ folder, facts })).toEqual({ made: names, failed: [] });
      if (smaller) expect(shownSize(join(folder, 'media-240.m4s'))).toBe(smaller);
      expect(await readFile(join(folder, 'thumbnails.vtt'), 'utf8')).toContain(
        `#xywh=0,0,${thumbnail.replace('x', ',')}`,
      );
      const master = await readFile(join(folder, 'master.m3u8'), 'utf8');
      expect(listed(master).map(({ resolution }) => resolution)).toEqual(
        [`${facts.width}x${facts.height}`, smaller].filter((one) => one !== undefined),
      );
    },
  );

  it('are made in a folder that is named from where Lyceum was started, as `.lyceum` is', async () => {
    const { folder, facts } = await another();
    const before = process.cwd();
    process.chdir(home);
    try {
      expect(await make({ folder: relative(home, folder), facts })).toEqual({ made: ['240p'], failed: [] });
    } finally {
      process.chdir(before);
    }
  });

  it('B9 that fail leave the package as it was, and nothing else', async () => {
    const { folder, facts } = await another();
    await truncate(join(folder, 'media-1.m4s'), 700);
    await appendFile(join(folder, 'media-1.m4s'), Buffer.alloc(480_000, 0xa5));
    const before = await readFile(join(folder, 'master.m3u8'), 'utf8');
    const { made, failed } = await make({ folder, facts });
    expect([made, failed.map(({ name }) => name)]).toEqual([[], ['pictures', '240p']]);
    expect(failed[0]!.why).toContain('ffmpeg ended with');
    expect((await readdir(folder)).toSorted()).toEqual(ORIGINAL);
    expect(await readFile(join(folder, 'master.m3u8'), 'utf8')).toBe(before);
    expect((await readdir(home)).filter((name) => name.endsWith('.renditions'))).toEqual([]);
  });

  it('are made of the package alone: a file that names others is not followed', async () => {
    const { folder, facts } = await another();
    const playlist = await readFile(join(folder, 'media-1.m3u8'), 'utf8');
    const named = playlist.replaceAll('media-1.m4s', join(demo.folder, 'media-1.m4s'));
    await writeFile(join(folder, 'media-1.m4s'), named);
    const { made, failed } = await make({ folder, facts });
    expect([made, failed.map(({ name }) => name)]).toEqual([[], ['pictures', '240p']]);
  });

  it('are ended with whoever makes them, and leave nothing', async () => {
    const { folder, facts } = await another();
    const ours = () => spawnSync('pgrep', ['-f', folder]).stdout.toString();
    const ending = new AbortController();
    const running = make({ folder, facts, signal: ending.signal });
    running.catch(() => undefined); // it is looked at below
    await until(async () => ours() !== '', 'ffmpeg');
    ending.abort();
    await expect(running).rejects.toThrow('aborted');
    expect(ours()).toBe('');
    expect((await readdir(folder)).toSorted()).toEqual(ORIGINAL);
    expect((await readdir(home)).filter((name) => name.endsWith('.renditions'))).toEqual([]);
  });
});
