/** What a playlist of segments comes to, in bits a second: of its dearest segment, and all in all. */
export interface Bandwidth {
  readonly peak: number;
  readonly average: number;
}

/** @param playlist with a byte range for each segment */
export function bandwidthOf(playlist: string): Bandwidth {
  const segments = [...playlist.matchAll(/#EXTINF:([\d.]+),?[^\n]*\n#EXT-X-BYTERANGE:(\d+)/g)].map(
    ([, seconds, bytes]) => ({ seconds: Number(seconds), bits: Number(bytes) * 8 }),
  );
  const total = segments.reduce(
    (sum, one) => ({ seconds: sum.seconds + one.seconds, bits: sum.bits + one.bits }),
    { seconds: 0, bits: 0 },
  );
  // What is shorter than half of the longest says little: RFC 8216 leaves out such segments of the peak.
  const longest = Math.max(...segments.map(({ seconds }) => seconds));
  const usual = segments.filter(({ seconds }) => seconds >= longest / 2);
  return {
    peak: Math.ceil(Math.max(...usual.map(({ bits, seconds }) => bits / seconds))),
    average: Math.ceil(total.bits / total.seconds),
  };
}

/** The name of the picture's codec by RFC 6381, from the beginning of a file of segments. @throws Error */
export function avcCodecIn(beginning: Buffer): string {
  const at = beginning.indexOf('avcC');
  if (at < 0) throw new Error('There is no picture in H.264.');
  return `avc1.${beginning.toString('hex', at + 5, at + 8)}`;
}

/** One version of a video in a master playlist. */
export interface Variant extends Bandwidth {
  readonly codecs: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly playlist: string;
}

/** What was listed by an attempt before this one. */
const LISTED = /#EXT-X-STREAM-INF:[^\n]*\nmedia-\d{3,4}\.m3u8\n/g;

/** The master playlist of a package with further versions behind the original. */
export function withVariants(master: string, variants: readonly Variant[]): string {
  const lines = variants.flatMap(({ peak, average, codecs, width, height, playlist }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${peak},AVERAGE-BANDWIDTH=${average},CODECS="${codecs.join()}",RESOLUTION=${width}x${height}`,
    playlist,
  ]);
  return [master.replaceAll(LISTED, '').trimEnd(), ...lines, ''].join('\n');
}

/** Captions of pictures: which part of which picture shows a moment of the video, as players show it above their bar. */
export function thumbnailTrack(grid: ThumbnailGrid, seconds: number): string {
  const { interval, columns, width, height, picture } = grid;
  const cues = Array.from({ length: Math.ceil(seconds / interval) }, (_, n) => {
    const [from, to] = [n * interval, Math.min(seconds, (n + 1) * interval)].map(clock);
    const [x, y] = [(n % columns) * width, Math.floor(n / columns) * height];
    return `${from} --> ${to}\n${picture}#xywh=${x},${y},${width},${height}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

/** Small pictures of a video beside and below each other. */
export interface ThumbnailGrid {
  readonly picture: string;
  /** From one to the next, seconds. */
  readonly interval: number;
  readonly columns: number;
  /** Of each, pixels. */
  readonly width: number;
  readonly height: number;
}

function clock(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}
