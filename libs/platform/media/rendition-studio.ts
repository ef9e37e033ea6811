import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { syncFolder } from '../storage/durable-file.js';
import { runFfmpeg, type FfmpegRun } from './ffmpeg.js';
import { even, rungsFor, type Rung } from './ladder.js';
import type { MediaFacts } from './media-workshop.js';
import { avcCodecIn, bandwidthOf, thumbnailTrack, withVariants, type Variant } from './playlists.js';

export interface RenditionOrder {
  /** Of the package, as the workshop has made it. */
  readonly folder: string;
  readonly facts: MediaFacts;
  readonly signal: AbortSignal;
  /** From 0 to 1, and what is worked on. */
  readonly onProgress: (done: number, note: string) => void;
  /** Asked before anything is put into the package: whether it is played still. */
  readonly isWanted: () => Promise<boolean>;
}

export interface Renditions {
  /** By the shorter side, `240p`. */
  readonly made: readonly string[];
  /** Those that could not be made, and why. */
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}

interface Draft extends RenditionOrder {
  readonly drafts: string;
  readonly seconds: number;
}

/** A key frame every so often, so that a player can change to it there. */
const SEGMENT_S = 6;
const THUMBNAILS = { most: 100, columns: 10, side: 160, interval: 2 } as const;
const POSTER_SIDE = 1280;
const AUDIO = ['-c:a', 'aac', '-ac', '2', '-b:a', '96k'];

/** Makes smaller versions of a package, and pictures of it, with ffmpeg. The package is played meanwhile and afterwards. */
export class RenditionStudio {
  constructor(
    private readonly program: string,
    private readonly nice = 15,
  ) {}

  /** What could not be made is left out, the package stays as it was (B9). @throws only what is no fault of the video's */
  async make(order: RenditionOrder): Promise<Renditions> {
    const folder = resolve(order.folder); // ffmpeg runs elsewhere
    const drafts = `${folder}.renditions`;
    await rm(drafts, { recursive: true, force: true });
    await mkdir(drafts, { mode: 0o700 });
    try {
      return await this.fill({ ...order, folder, drafts, seconds: order.facts.durationMs / 1000 });
    } finally {
      await rm(drafts, { recursive: true, force: true });
    }
  }

  private async fill(draft: Draft): Promise<Renditions> {
    const { folder, facts, signal, isWanted } = draft;
    const media = join(folder, 'media-1.m4s');
    const kbps = ((await stat(media)).size * 8) / 1000 / draft.seconds;
    const rungs = rungsFor(facts, kbps);
    const failed: { name: string; why: string }[] = [];
    const attempt = async (name: string, work: () => Promise<void>) => {
      await work().catch((error: Error) => {
        signal.throwIfAborted();
        failed.push({ name, why: error.message });
      });
    };
    const variants: Variant[] = [];
    const files: string[] = [];
    await attempt('pictures', async () => void files.push(...(await this.pictures(draft))));
    for (const [nth, rung] of rungs.entries())
      await attempt(nameOf(rung), async () => {
        variants.push(await this.variant(draft, rung, { nth, of: rungs.length }));
        files.push(`media-${rung.side}.m4s`, `media-${rung.side}.m3u8`);
      });
    if (!(await isWanted())) return { made: [], failed: [] };
    await this.publish(draft, files, variants);
    const made = rungs.map(nameOf).filter((name) => !failed.some((one) => one.name === name));
    return { made, failed };
  }

  private async variant(draft: Draft, rung: Rung, at: { nth: number; of: number }): Promise<Variant> {
    const { drafts, onProgress, seconds } = draft;
    const name = `media-${rung.side}`;
    await this.run(draft, {
      output: [...videoArguments(rung), ...AUDIO, ...hlsArguments(drafts, name)],
      onTime: (reached) => onProgress((at.nth + Math.min(1, reached / seconds)) / at.of, nameOf(rung)),
    });
    const playlist = await readFile(join(drafts, `${name}.m3u8`), 'utf8');
    const beginning = await beginningOf(join(drafts, `${name}.m4s`));
    const codecs = [avcCodecIn(beginning), ...(beginning.includes('mp4a') ? ['mp4a.40.2'] : [])];
    const { width, height } = rung;
    return { ...bandwidthOf(playlist), codecs, width, height, playlist: `${name}.m3u8` };
  }

  /** A poster, and small pictures of moments with the track that says where which is. @returns their files */
  private async pictures(draft: Draft): Promise<string[]> {
    const { drafts, facts, seconds } = draft;
    const { columns, side } = THUMBNAILS;
    const interval = Math.max(THUMBNAILS.interval, Math.ceil(seconds / THUMBNAILS.most));
    const count = Math.ceil(seconds / interval);
    const [width, height] = fit(facts, side);
    const rows = Math.ceil(count / columns);
    const tiles = `fps=1/${interval}:round=up,scale=${width}:${height},setsar=1,tile=${columns}x${rows}`;
    await this.run(draft, {
      reading: seconds > 120 ? ['-skip_frame', 'nokey'] : [],
      output: ['-map', '0:v:0', '-vf', tiles, '-frames:v', '1', '-q:v', '5', join(drafts, 'sprite-1.jpg')],
    });
    const picture = 'sprite-1.jpg';
    const track = thumbnailTrack({ picture, interval, columns, width, height }, seconds);
    await writeFile(join(drafts, 'thumbnails.vtt'), track);
    const poster = `scale=${fit(facts, Math.min(POSTER_SIDE, Math.max(facts.width, facts.height))).join(':')},setsar=1`;
    await this.run(draft, {
      reading: ['-ss', String(Math.min(10, seconds / 10))],
      output: ['-map', '0:v:0', '-vf', poster, '-frames:v', '1', '-q:v', '3', join(drafts, 'poster.jpg')],
    });
    return ['poster.jpg', 'sprite-1.jpg', 'thumbnails.vtt'];
  }

  private run({ folder, seconds, signal }: Draft, run: Pick<FfmpegRun, 'reading' | 'output' | 'onTime'>) {
    const most = Math.ceil(120 + 4 * seconds);
    return runFfmpeg(this.program, {
      source: join(folder, 'media-1.m4s'),
      nice: this.nice,
      seconds: most,
      signal,
      ...run,
    });
  }

  /** The playlist that names them comes last: whoever reads it finds all of them, also after a power cut. */
  private async publish({ drafts, folder }: Draft, files: readonly string[], variants: readonly Variant[]) {
    const master = await readFile(join(folder, 'master.m3u8'), 'utf8');
    await writeFile(join(drafts, 'master.m3u8'), withVariants(master, variants));
    for (const file of [...files, 'master.m3u8']) {
      const handle = await open(join(drafts, file), 'r+');
      await handle.sync();
      await handle.close();
    }
    for (const file of files) await rename(join(drafts, file), join(folder, file));
    await syncFolder(folder);
    await rename(join(drafts, 'master.m3u8'), join(folder, 'master.m3u8'));
    await syncFolder(folder);
  }
}

const nameOf = ({ side }: Rung) => `${side}p`;

function videoArguments({ width, height, kbps }: Rung): string[] {
  const picture = `scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p`;
  const keyFrames = `-force_key_frames expr:gte(t,n_forced*${SEGMENT_S}) -sc_threshold 0`;
  const rate = `-crf 23 -maxrate ${kbps}k -bufsize ${kbps * 2}k`;
  const streams = '-map 0:v:0 -map 0:a:0? -sn -dn';
  return `${streams} -vf ${picture} -c:v libx264 -preset veryfast -profile:v main ${rate} ${keyFrames}`.split(
    ' ',
  );
}

function hlsArguments(folder: string, name: string): string[] {
  const form = `-f hls -hls_segment_type fmp4 -hls_time ${SEGMENT_S} -hls_playlist_type vod`;
  const flags = '-hls_flags single_file+independent_segments -hls_segment_filename';
  return [...`${form} ${flags}`.split(' '), join(folder, `${name}.m4s`), join(folder, `${name}.m3u8`)];
}

/** As large as fits, its longer side being this; even. */
function fit({ width, height }: MediaFacts, side: number): [width: number, height: number] {
  const factor = side / Math.max(width, height);
  return [even(width * factor), even(height * factor)];
}

/** Enough of it to hold what says how it is to be read. */
async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
