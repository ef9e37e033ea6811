import { spawnSync } from 'node:child_process';
import type { Rig } from './rig.js';
import { OUTCOME } from './run-rig.js';

/** What there is to run, for people. */
export function listRigs(rigs: readonly Rig[]): string {
  return rigs.map(described).join('\n\n');
}

function described({ name, promise, minutes, needsRoot, controls }: Rig): string {
  const root = needsRoot ? '; needs root' : '';
  const head = `${name.padEnd(12)} ${promise}\n${' '.repeat(13)}${minutes.whole} min, short ${minutes.short} min${root}`;
  const defects = Object.entries(controls).map(
    ([control, { breaks }]) => `${' '.repeat(13)}--control=${control}: ${breaks}`,
  );
  return [head, ...defects].join('\n');
}

/** Which of a rig's controls are run: all, or the first, which stands for them where time is short. */
type Which = 'every control' | 'one control';

/** Runs each rig that needs no root, and controls of each, in processes of their own. @returns the exit code */
export function everyRun(rigs: readonly Rig[], short: boolean, which: Which): number {
  const unexpected: string[] = [];
  const times: string[] = [];
  for (const { name, controls } of rigs.filter(({ needsRoot }) => !needsRoot)) {
    const names = Object.keys(controls);
    for (const control of [undefined, ...(which === 'one control' ? names.slice(0, 1) : names)]) {
      const wanted = control === undefined ? OUTCOME.kept : OUTCOME.broken;
      const began = performance.now();
      const code = runAlone(name, short, control);
      const run = `${name}${control ? ` --control=${control}` : ''}`;
      times.push(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${run}`);
      if (code !== wanted) unexpected.push(`${run} ended with ${code}`);
    }
  }
  console.log(times.join('\n'));
  console.log(`${times.length - unexpected.length} of ${times.length} runs ended as they must.`);
  for (const line of unexpected) console.log(line);
  return unexpected.length === 0 ? OUTCOME.kept : OUTCOME.broken;
}

function runAlone(name: string, short: boolean, control: string | undefined): number {
  const options = [...(short ? ['--short'] : []), ...(control ? [`--control=${control}`] : [])];
  const [, script] = process.argv;
  const command = [...process.execArgv, script!, name, ...options];
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? OUTCOME.unusable;
}
