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

/** A rig as it is, or with a defect. */
interface Wish {
  readonly name: string;
  readonly control?: string;
}

/** Every rig that needs no root, each followed by all of its controls. */
export function everything(rigs: readonly Rig[]): Wish[] {
  return rigs
    .filter(({ needsRoot }) => !needsRoot)
    .flatMap(({ name, controls }) => [
      { name },
      ...Object.keys(controls).map((control) => ({ name, control })),
    ]);
}

/** What CI runs: first each rig, then the first control of each, which stands for the others. */
export function inCi(rigs: readonly Rig[]): Wish[] {
  const firsts = rigs.map(({ name, controls }) => ({ name, control: Object.keys(controls)[0]! }));
  return [...rigs.map(({ name }) => ({ name })), ...firsts];
}

/**
 * Runs them one after another in processes of their own. What would begin after `limitS` seconds is left out, and said to be.
 * @returns the exit code
 */
export function runAll(wishes: readonly Wish[], short: boolean, limitS = Number.POSITIVE_INFINITY): number {
  const unexpected: string[] = [];
  const leftOut: string[] = [];
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  for (const { name, control } of wishes) {
    const run = `${name}${control ? ` --control=${control}` : ''}`;
    const start = seconds();
    if (start > limitS) leftOut.push(run);
    else {
      const code = runAlone(name, short, control);
      const wanted = control === undefined ? OUTCOME.kept : OUTCOME.broken;
      if (code !== wanted) unexpected.push(`${run} ended with ${code}`);
      console.log(`${String(seconds() - start).padStart(5)} s  ${run}`);
    }
  }
  const ran = wishes.length - leftOut.length;
  console.log(`${ran - unexpected.length} of ${ran} runs ended as they must, after ${seconds()} s.`);
  for (const line of unexpected) console.log(line);
  if (leftOut.length > 0) console.log(`There was no time for: ${leftOut.join(', ')}.`);
  return unexpected.length === 0 ? OUTCOME.kept : OUTCOME.broken;
}

function runAlone(name: string, short: boolean, control: string | undefined): number {
  const options = [...(short ? ['--short'] : []), ...(control ? [`--control=${control}`] : [])];
  const [, script] = process.argv;
  const command = [...process.execArgv, script!, name, ...options];
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? OUTCOME.unusable;
}
