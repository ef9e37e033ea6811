import type { Random } from './random.js';
import type { SourceChange } from './source-change.js';

/** How one run was asked for. */
export interface RigRun {
  /** Ends within 40 s; what CI runs. */
  readonly short: boolean;
  /** Every choice that chance makes is drawn from it. */
  readonly random: Random;
  /** The defect that is switched on, of those that the rig names. */
  readonly control: string | undefined;
  /** Of a long run that can be made in parts, which: `2/4`. */
  readonly part: string | undefined;
  /** The commit or tag that counts as the version before, where it is not the last tag. */
  readonly previous: string | undefined;
  /** Tells whoever watches how far it is; not part of the result. */
  readonly say: (line: string) => void;
}

/** What was counted, and what must not have been. */
export interface Findings {
  readonly figures: Readonly<Record<string, number | string>>;
  /** In words, a few examples of each kind; empty when the promise was kept. */
  readonly violations: readonly string[];
}

/** A named defect. What it changes is either the sources of a process of the rig, or something that the rig itself does. */
export interface Control {
  readonly breaks: string;
  readonly changes?: readonly SourceChange[];
}

/** An experiment with a promise: it starts what it needs, disturbs it, counts, and has defects that it must find. */
export interface Rig {
  readonly name: string;
  readonly promise: string;
  /** How long it takes, in minutes: whole, and short. */
  readonly minutes: { readonly whole: number; readonly short: number };
  readonly needsRoot?: boolean;
  readonly controls: Readonly<Record<string, Control>>;
  run(run: RigRun): Promise<Findings>;
}

/** What a run prints. */
export interface RigReport extends Findings {
  readonly rig: string;
  readonly control: string | null;
  readonly short: boolean;
  readonly seed: number;
  readonly seconds: number;
  readonly kept: boolean;
}
