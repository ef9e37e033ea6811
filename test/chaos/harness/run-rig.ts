import { Random } from './random.js';
import type { Findings, Rig, RigReport } from './rig.js';

export interface RunRequest {
  readonly short: boolean;
  readonly control: string | undefined;
  readonly part: string | undefined;
  readonly previous: string | undefined;
  readonly seed: number;
}

/** Whether the promise was kept, was broken, or could not be examined (EX_SOFTWARE of sysexits.h). */
export const OUTCOME = { kept: 0, broken: 1, unusable: 70 } as const;

const EXAMPLES = 40;

/** Runs a rig once and prints its line. @returns the exit code */
export async function runRig(rig: Rig, { seed, ...asked }: RunRequest): Promise<number> {
  const { short, control } = asked;
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const say = (line: string) =>
    process.stderr.write(`${rig.name} ${String(seconds()).padStart(5)} s  ${line}\n`);
  try {
    const { figures, violations } = await rig.run({ ...asked, say, random: new Random(seed) });
    print({
      rig: rig.name,
      control: control ?? null,
      short,
      seed,
      seconds: seconds(),
      ...verdict(figures, violations),
    });
    return violations.length === 0 ? OUTCOME.kept : OUTCOME.broken;
  } catch (error) {
    process.stderr.write(`${rig.name} could not work (seed ${seed}): ${(error as Error).stack}\n`);
    return OUTCOME.unusable;
  }
}

function verdict(figures: Findings['figures'], violations: readonly string[]) {
  const left = violations.length - EXAMPLES;
  const shown = left > 0 ? [...violations.slice(0, EXAMPLES), `… and ${left} more`] : violations;
  return { kept: violations.length === 0, figures, violations: shown };
}

function print(report: RigReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
