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

/** Runs each rig that needs no root, and each of its controls, in processes of their own. @returns the exit code */
export function everyRun(rigs: readonly Rig[], short: boolean): number {
  const unexpected: string[] = [];
  let runs = 0;
  for (const { name, controls } of rigs.filter(({ needsRoot }) => !needsRoot)) {
    for (const control of [undefined, ...Object.keys(controls)]) {
      const wanted = control === undefined ? OUTCOME.kept : OUTCOME.broken;
      const code = runAlone(name, short, control);
      runs += 1;
      if (code !== wanted)
        unexpected.push(`${name}${control ? ` --control=${control}` : ''} ended with ${code}`);
    }
  }
  console.log(`${runs - unexpected.length} of ${runs} runs ended as they must.`);
  for (const line of unexpected) console.log(line);
  return unexpected.length === 0 ? OUTCOME.kept : OUTCOME.broken;
}

function runAlone(name: string, short: boolean, control: string | undefined): number {
  const options = [...(short ? ['--short'] : []), ...(control ? [`--control=${control}`] : [])];
  const [, script] = process.argv;
  const command = [...process.execArgv, script!, name, ...options];
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? OUTCOME.unusable;
}
