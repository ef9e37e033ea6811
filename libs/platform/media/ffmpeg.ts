import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SupervisedProcess } from '../embedded/supervised-process.js';

/** What a video may make the program take: kilobytes of memory; threads. A file of more than 8 GB is no rendition. */
const MEMORY = 2 * 1024 * 1024;
const THREADS = 2;
const FILE_BLOCKS = 16 * 1024 * 1024; // of 512 bytes

/** It reads what we have packaged ourselves, as what it is, from where it lies: no other format, no address of a network. */
const READ_SAFELY = ['-protocol_whitelist', 'file,pipe', '-f', 'mov'];

const limits = `ulimit -v ${MEMORY}; ulimit -f ${FILE_BLOCKS}; exec nice -n "$0" "$@"`;

export interface FfmpegRun {
  readonly source: string;
  /** Before the input, such as where to begin. */
  readonly reading?: readonly string[];
  readonly output: readonly string[];
  /** How far it stands back behind everything else that this machine does, 0 to 19. */
  readonly nice: number;
  /** How long it may take. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** How much of the video it has come through, in seconds. */
  readonly onTime?: (seconds: number) => void;
}

/** Where ffmpeg is, if it is on the PATH. */
export function findFfmpeg(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'ffmpeg')).find(isExecutable);
}

/** Runs ffmpeg in a group of its own, with bounds; it ends with this process, however that ends. */
export async function runFfmpeg(program: string, run: FfmpegRun): Promise<void> {
  const { source, reading = [], output, nice, seconds, signal, onTime } = run;
  signal.throwIfAborted();
  const said = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-nostats', '-progress', 'pipe:1', '-y'];
  const input = ['-threads', `${THREADS}`, ...READ_SAFELY, ...reading, '-i', source];
  const command = [program, ...said, ...input, '-threads', `${THREADS}`, '-filter_threads', '1', ...output];
  const child = new SupervisedProcess(['/bin/sh', '-c', limits, String(nice), ...command], {
    stopSignal: 'KILL',
    log: (line) => {
      const [, micros] = /^out_time_us=(\d+)$/.exec(line) ?? [];
      if (micros) onTime?.(Number(micros) / 1e6);
    },
  });
  let late = false;
  const stop = () => void child.stop();
  const patience = setTimeout(() => {
    late = true;
    stop();
  }, seconds * 1000);
  signal.addEventListener('abort', stop);
  try {
    await child.whenEnded();
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  if (late) throw new Error(`ffmpeg took more than ${seconds} s.`);
  if (child.exitCode() !== 0) throw new Error(`ffmpeg ended with ${child.exitCode()}: ${lastWords(child)}`);
}

/** Not what it says of its progress. */
function lastWords(child: SupervisedProcess): string {
  const lines = child.output().split('\n');
  return lines
    .filter((line) => !/^\w+=/.test(line))
    .slice(-3)
    .join('; ');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
