import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, syncFolder } from '../storage/durable-file.js';

/** What a file turned out to be. */
export interface MediaFacts {
  readonly durationMs: number;
  /** Pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Why a file cannot be packaged, however often it is tried. */
export type MediaFault =
  | 'empty'
  | 'not_a_video'
  | 'no_picture'
  | 'truncated'
  | 'corrupt'
  | 'codec_not_playable'
  | 'too_long';

export class MediaRefused extends Error {
  constructor(readonly reason: MediaFault) {
    super(`The file cannot be packaged: ${reason}`);
    this.name = 'MediaRefused';
  }
}

type Message =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'probed'; readonly facts: MediaFacts }
  | { readonly kind: 'packaged' }
  | { readonly kind: 'refused'; readonly reason: MediaFault }
  | { readonly kind: 'broke'; readonly error: string };

export interface Packaging {
  readonly source: string;
  /** Where the package goes; it is there whole or not at all. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (done: number) => void;
  /** It is a video that can be played: it will be packaged now. */
  readonly onProbed: (facts: MediaFacts) => Promise<void>;
}

/** Heap of the process that reads the file (MiB): what a file makes it hold is bounded. */
const HEAP = 320;
const isSource = import.meta.url.endsWith('.ts');
const PROGRAM = fileURLToPath(new URL(`./media.child.${isSource ? 'ts' : 'js'}`, import.meta.url));

/** Reads videos and makes packages for players of them (HLS with segments of MP4), each in a process of its own. */
export class MediaWorkshop {
  /** @throws MediaRefused when another attempt would be in vain, or another error */
  async package({ source, folder, signal, onProgress, onProbed }: Packaging): Promise<MediaFacts> {
    const draft = `${folder}.draft`;
    await rm(draft, { recursive: true, force: true });
    await makeFolder(dirname(folder));
    await mkdir(draft, { mode: 0o700 });
    try {
      const facts = await this.run(source, draft, { signal, onProgress, onProbed });
      await syncFolder(draft);
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
      await syncFolder(dirname(folder));
      return facts;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  private async run(
    source: string,
    draft: string,
    { signal, onProgress, onProbed }: Pick<Packaging, 'signal' | 'onProgress' | 'onProbed'>,
  ): Promise<MediaFacts> {
    signal.throwIfAborted();
    const child = fork(PROGRAM, [source, draft], {
      execArgv: [`--max-old-space-size=${HEAP}`],
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const stop = () => void child.kill('SIGKILL');
    signal.addEventListener('abort', stop);
    try {
      return await conversation(child, onProgress, onProbed);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }
}

/** Follows the child until its end; it answers before it ends, unless something ends it. */
async function conversation(
  child: ChildProcess,
  onProgress: Packaging['onProgress'],
  onProbed: Packaging['onProbed'],
): Promise<MediaFacts> {
  let facts: MediaFacts | undefined;
  let told: Promise<void> | undefined;
  let last: Message | undefined;
  child.on('message', (message: Message) => {
    last = message;
    if (message.kind === 'progress') return onProgress(message.done);
    if (message.kind !== 'probed') return;
    facts = message.facts;
    told = onProbed(facts);
    told.catch(() => child.kill('SIGKILL'));
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await told;
  if (last?.kind === 'refused') throw new MediaRefused(last.reason);
  if (last?.kind === 'packaged' && facts) return facts;
  const why = last?.kind === 'broke' ? last.error : `it ended with ${code}`;
  throw new Error(`The video could not be packaged: ${why}`);
}
