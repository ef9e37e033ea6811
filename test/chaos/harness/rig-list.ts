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

/** A rig as it is, then with defects that it must find: what it says without them is worth little. */
export interface Round {
  readonly runs: readonly [Wish, ...Wish[]];
  /** How long all of it may take in its short form. */
  readonly seconds: number;
}

/** Machines of CI are slower than the one that `minutes` was measured on. */
const SLOWER = 1.2;

function roundOf({ name, minutes }: Rig, controls: readonly string[]): Round {
  const runs: Round['runs'] = [{ name }, ...controls.map((control) => ({ name, control }))];
  return { runs, seconds: runs.length * minutes.short * 60 * SLOWER };
}

/** Every rig that needs no root, each followed by all of its controls. */
export function everything(rigs: readonly Rig[]): Round[] {
  return rigs.filter(({ needsRoot }) => !needsRoot).map((rig) => roundOf(rig, Object.keys(rig.controls)));
}

/** A rig and its first control, which stands for the others. */
export function withFirstControl(rig: Rig): Round {
  return roundOf(rig, Object.keys(rig.controls).slice(0, 1));
}

/**
 * What CI runs: those that are always run, then the others, of which another one comes first for another turn: there is
 * seldom time for all.
 */
export function inCi(always: readonly Rig[], inTurn: readonly Rig[], turn: number): Round[] {
  const first = turn % inTurn.length;
  return [...always, ...inTurn.slice(first), ...inTurn.slice(0, first)].map(withFirstControl);
}

/**
 * Runs them one after another in processes of their own. What would not end within `limitS` seconds is left out, and said
 * to be, a defect also when what came before it took longer than was thought; when that is everything, nothing was shown.
 * @returns the exit code
 */
export function runAll(rounds: readonly Round[], short: boolean, limitS = Number.POSITIVE_INFINITY): number {
  const unexpected: string[] = [];
  const leftOut: string[] = [];
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  let ran = 0;
  for (const { runs, seconds: needed } of rounds) {
    let left = needed; // until one of them has shown how long the next may take
    for (const wish of runs) {
      const since = seconds();
      if (since + left > limitS) {
        leftOut.push(wordsOf(wish));
        break;
      }
      ran += 1;
      unexpected.push(...asItMust(wish, short));
      left = seconds() - since;
    }
  }
  console.log(`${ran - unexpected.length} of ${ran} runs ended as they must, after ${seconds()} s.`);
  for (const line of unexpected) console.log(line);
  if (leftOut.length > 0) console.log(`There was no time for: ${leftOut.join(', ')}.`);
  return ran > 0 && unexpected.length === 0 ? OUTCOME.kept : OUTCOME.broken;
}

function wordsOf({ name, control }: Wish): string {
  return `${name}${control ? ` --control=${control}` : ''}`;
}

/** @returns what was not as it must be */
function asItMust(wish: Wish, short: boolean): string[] {
  const run = wordsOf(wish);
  const began = performance.now();
  const code = runAlone(wish, short);
  const wanted = wish.control === undefined ? OUTCOME.kept : OUTCOME.broken;
  console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${run}`);
  return code === wanted ? [] : [`${run} ended with ${code}`];
}

function runAlone({ name, control }: Wish, short: boolean): number {
  const options = [...(short ? ['--short'] : []), ...(control ? [`--control=${control}`] : [])];
  const [, script] = process.argv;
  const command = [...process.execArgv, script!, name, ...options];
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? OUTCOME.unusable;
}
