// Runs as a process of its own: what a file does to the program that reads it, it does to nobody else. It imports nothing
// of ours, so that Node runs it as it stands, built or not.
// usage: node media.child.js SOURCE FOLDER   answers by messages, see media-workshop.ts
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ALL_FORMATS,
  CmafOutputFormat,
  Conversion,
  EncodedPacketSink,
  FilePathSource,
  FilePathTarget,
  HlsOutputFormat,
  Input,
  Output,
  PathedTarget,
  type EncodedPacket,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';

interface Tracks {
  readonly video: InputVideoTrack;
  readonly audio: InputAudioTrack | null;
}

/** What browsers play from segments of MP4. */
const PLAYABLE = { video: ['avc', 'vp9', 'av1'], audio: ['aac', 'mp3', 'opus', 'flac'] };
/** Looks for what an index names, whether it is there or not. */
const INDEX = { metadataOnly: true };
const LONGEST_S = 12 * 3600;
/** Long enough that few requests are made, short enough that a player changes its place soon. */
const SEGMENT_S = 6;
/** How much of the work is the reading beforehand. */
const READ = 0.3;

/** Its message is the reason. */
class Refused extends Error {}

const tell = (message: object) => process.send?.(message);

let advanced = 0;
/** Says it for each hundredth, not for each picture. */
function advance(done: number): void {
  if (done - advanced < 0.01) return;
  advanced = done;
  tell({ kind: 'progress', done });
}

async function tracksOf(input: Input, bytes: number): Promise<Tracks> {
  if (bytes === 0) throw new Refused('empty');
  if (!(await input.canRead().catch(() => false))) throw new Refused('not_a_video');
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  // The index of an MP4 lies at its end, unless it was moved to the front: without it there are no tracks.
  if (!video && !audio) throw new Refused('truncated');
  if (!video) throw new Refused('no_picture');
  const videoPlays = PLAYABLE.video.includes((await video.getCodec()) ?? '');
  const audioPlays = !audio || PLAYABLE.audio.includes((await audio.getCodec()) ?? '');
  if (!videoPlays || !audioPlays) throw new Refused('codec_not_playable');
  return { video, audio };
}

/** Reads every picture once: what breaks off or is damaged would be packaged without a word. */
async function readThrough({ video, audio }: Tracks, promised: number): Promise<number> {
  const isAvc = (await video.getCodec()) === 'avc';
  const pictures = new EncodedPacketSink(video);
  let last = 0;
  let read: EncodedPacket | undefined;
  for await (const packet of pictures.packets()) {
    read = packet;
    if (isAvc && !isWellFormed(packet.data)) throw new Refused('corrupt');
    last = Math.max(last, packet.timestamp + packet.duration);
    advance((last / promised) * READ);
  }
  if (!read || last <= 0) throw new Refused('corrupt');
  if (last > LONGEST_S) throw new Refused('too_long');
  // An index names all there should be. Without one only how long it is said to be tells, which is seldom exact.
  const misses = (await pictures.getNextPacket(read, INDEX)) !== null || (audio && (await breaksOff(audio)));
  if (misses || last < promised - Math.max(1, promised * 0.01)) throw new Refused('truncated');
  return last;
}

async function breaksOff(audio: InputAudioTrack): Promise<boolean> {
  const sounds = new EncodedPacketSink(audio);
  return (await sounds.getPacket(Infinity, INDEX)) !== null && (await sounds.getPacket(Infinity)) === null;
}

/** A picture of H.264 in MP4 is a row of units, each after its length in four bytes. Other forms are not looked at. */
function isWellFormed(data: Uint8Array): boolean {
  if (
    data.length > 4 &&
    data[0] === 0 &&
    data[1] === 0 &&
    (data[2] === 1 || (data[2] === 0 && data[3] === 1))
  )
    return true;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  while (at + 4 <= data.length) at += 4 + view.getUint32(at);
  return data.length > 0 && at === data.length;
}

async function packageTo(folder: string, input: Input): Promise<void> {
  const files: string[] = [];
  const output = new Output({
    format: new HlsOutputFormat({
      segmentFormat: new CmafOutputFormat(),
      targetDuration: SEGMENT_S,
      singleFilePerPlaylist: true,
      getPlaylistPath: ({ n }) => `media-${n}.m3u8`,
      getSegmentPath: ({ playlist }) => `media-${playlist.n}.m4s`,
    }),
    target: new PathedTarget('master.m3u8', ({ path }) => {
      files.push(path);
      return new FilePathTarget(join(folder, path));
    }),
  });
  const conversion = await Conversion.init({ input, output, tracks: 'primary', showWarnings: false });
  if (!conversion.isValid) throw new Refused('codec_not_playable');
  conversion.onProgress = (done) => advance(READ + done * (1 - READ));
  await conversion.execute();
  for (const file of files) await sync(join(folder, file));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

async function work(source: string, folder: string): Promise<void> {
  const { size } = await stat(source);
  const input = new Input({ source: new FilePathSource(source), formats: ALL_FORMATS });
  const tracks = await tracksOf(input, size);
  const { video } = tracks;
  const promised =
    (await input.getDurationFromMetadata().catch(() => null)) ?? (await input.computeDuration());
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  const seconds = await readThrough(tracks, promised);
  tell({ kind: 'probed', facts: { durationMs: Math.round(seconds * 1000), width, height } });
  await packageTo(folder, input);
}

/** A disk that is full or a file that is gone is no fault of the video's. */
function isOurs(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).code === 'string';
}

const [source, folder] = process.argv.slice(2);
// Damage shows wherever the reading trips over it, also where nobody waits for it.
process.on('uncaughtException', (error) => fail(error));
process.on('disconnect', () => process.exit(1));
work(source!, folder!).then(() => leave({ kind: 'packaged' }), fail);

function fail(error: unknown): void {
  if (error instanceof Refused) return leave({ kind: 'refused', reason: error.message });
  if (isOurs(error)) return leave({ kind: 'broke', error: String(error) });
  leave({ kind: 'refused', reason: 'corrupt' });
}

function leave(message: object): void {
  process.send?.(message, () => process.exit(0));
}
