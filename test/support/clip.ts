import { execFileSync } from 'node:child_process';
import { findFfmpeg } from '#platform/media/ffmpeg';

interface Clip {
  /** `480x270`; odd sizes are possible. */
  readonly size: string;
  readonly seconds: number;
  readonly sound?: boolean;
  /** Whether it is to be shown turned by a quarter. */
  readonly turned?: boolean;
}

/** A moving picture that ffmpeg draws, at this path. */
export function drawClip(path: string, { size, seconds, sound = false, turned = false }: Clip): string {
  const run = (...args: string[]) => execFileSync(findFfmpeg()!, ['-v', 'error', '-y', ...args]);
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=8:duration=${seconds}`];
  const tone = sound ? ['-f', 'lavfi', '-i', `sine=duration=${seconds}`] : [];
  const isOdd = size.split('x').some((side) => Number(side) % 2 === 1);
  const plain = `${path}.plain.mp4`;
  run(...picture, ...tone, '-pix_fmt', isOdd ? 'yuv444p' : 'yuv420p', '-b:v', '400k', plain);
  run('-i', plain, '-c', 'copy', ...(turned ? ['-metadata:s:v', 'rotate=90'] : []), path);
  return path;
}
