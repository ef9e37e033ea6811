import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MediaWorkshop } from '#platform/media/media-workshop';
import type { Measured } from '../harness/figures.js';
import { writeLongVideo } from '../harness/long-video.js';
import { family } from '../harness/proc.js';

const HOUR_S = 3600;
const BYTES = 2_500_000_000;
const LOOK_EVERY_MS = 100;

/** An hour of video of 2.5 GB, from the file to a package that players play. */
export async function packageVideo(): Promise<Measured[]> {
  mkdirSync('.lyceum', { recursive: true });
  const folder = mkdtempSync(resolve('.lyceum/bench-video-'));
  try {
    const source = join(folder, 'hour.mp4');
    await writeLongVideo('docs/examples/bread.mp4', source, { seconds: HOUR_S, bytes: BYTES });
    const began = performance.now();
    const memory = new Memory();
    const facts = await new MediaWorkshop().package({
      source,
      folder: join(folder, 'package'),
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onProbed: async () => undefined,
    });
    const seconds = (performance.now() - began) / 1000;
    const mib = memory.stop();
    const details = { bytes: statSync(source).size, ...facts };
    return [
      { figure: 'package, an hour', unit: 's', goal: { of: 'ours', atMost: 60 }, ours: [seconds], details },
      { figure: 'package, memory', unit: 'MiB', goal: { of: 'ours', atMost: 500 }, ours: [mib] },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most that any process we have started was resident at once. */
class Memory {
  private most = 0;
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS);

  stop(): number {
    clearInterval(this.timer);
    return this.most;
  }

  private look(): void {
    for (const pid of family(process.pid).filter((one) => one !== process.pid))
      this.most = Math.max(this.most, peakMebibytes(pid));
  }
}

function peakMebibytes(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}
