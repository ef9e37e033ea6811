import type { TestApp } from '../../support/test-app.js';
import type { Member } from '../cluster/member.js';
import { withTestApp } from '../cluster/own-test-app.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import type { Fixture, SingleAttack, Target } from './attack.js';
import { HOLES, LONG_ATTACKS, SINGLE_ATTACKS, WIDE_ATTACKS } from './attacks.js';
import { schoolsAtWork } from '../fuzz/sound.js';
import { attackOperations, TARGETS } from './wide.js';

const EVERY_HOLE = 'every-hole';
const NO_HOLE = 'no-hole';
/** So that a flood of what one person may say in a minute takes some seconds. */
const REQUESTS_PER_MINUTE = '24000';
const CASES = [...WIDE_ATTACKS, ...SINGLE_ATTACKS, ...LONG_ATTACKS];

export const attack: Rig = {
  name: 'attack',
  promise: 'K1–K4: each attack that we know fails at every operation, topic and action; and would be seen',
  minutes: { whole: 3, short: 1.5 },
  controls: {
    [EVERY_HOLE]: { breaks: 'each hole is open in the replica that is judged; every case must fail' },
    [NO_HOLE]: { breaks: 'the holes that prove the cases are not open: no case proves that it can fail' },
  },
  run: (run) =>
    withTestApp(
      {
        environment: { API_REQUESTS_PER_MINUTE: REQUESTS_PER_MINUTE },
        cluster: {
          replicas: 2,
          workers: 1,
          environment: { API_REQUESTS_PER_MINUTE: REQUESTS_PER_MINUTE },
          changesOf: run.control === NO_HOLE ? {} : { 'api-2': HOLES },
        },
      },
      (app) => new Assailant(app, run).assail(),
    ),
};

type Told = Readonly<Record<string, readonly string[]>>;

class Assailant {
  constructor(
    private readonly app: TestApp,
    private readonly run: RigRun,
  ) {}

  async assail(): Promise<Findings> {
    const { random, short } = this.run;
    const [sound, holed] = this.app.cluster!.replicaUrls as [string, string];
    const at = { app: this.app, schools: await schoolsAtWork(this.app), random, short };
    const slow = Promise.all([this.slowly({ ...at, origin: sound }), this.slowly({ ...at, origin: holed })]);
    const found = this.run.control === EVERY_HOLE ? {} : await this.soundly({ ...at, origin: sound });
    this.run.say(`${TARGETS.length} operations were attacked; now the holes`);
    const seen = await this.holes({ ...at, origin: holed, short: false });
    const [slowFound, slowSeen] = await slow;
    return this.told({ ...found, ...slowFound }, { ...seen, ...slowSeen });
  }

  private async slowly(target: Target): Promise<Told> {
    const told = LONG_ATTACKS.map(async (one) => [one.name, await one.attack(target)] as const);
    return Object.fromEntries(await Promise.all(told));
  }

  private made = new Map<string, Set<string>>();

  /** Against the replica as it is shipped. */
  private async soundly(target: Target): Promise<Told> {
    const { breaches, made } = await attackOperations(target, WIDE_ATTACKS, TARGETS);
    this.made = made;
    const told: Record<string, readonly string[]> = Object.fromEntries(breaches);
    for (const one of SINGLE_ATTACKS) told[one.name] = await tried(one, target);
    return told;
  }

  /** Against the replica with the holes, one open at a time. */
  private async holes(target: Target): Promise<Told> {
    const replica = this.app.cluster!.replicas[1]!;
    const told: Record<string, readonly string[]> = {};
    for (const one of WIDE_ATTACKS)
      told[one.name] = await this.withHole(one, replica, async () => {
        const at = TARGETS.filter(({ id }) => one.fixture.at.includes(id));
        const { breaches } = await attackOperations(target, [one], at);
        return [...breaches.values()].flat();
      });
    for (const one of SINGLE_ATTACKS)
      told[one.name] = await this.withHole(one, replica, () => tried(one, target));
    return told;
  }

  private async withHole(
    { name, fixture }: { readonly name: string; readonly fixture: Fixture },
    replica: Member,
    work: () => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const real = this.run.control !== NO_HOLE;
    const close = real ? await fixture.open?.(this.app.admin) : undefined;
    if (real && fixture.changes) await replica.switchOn([name]);
    try {
      return await work();
    } finally {
      if (real && fixture.changes) await replica.switchOn([]);
      await close?.();
    }
  }

  private told(found: Told, seen: Told): Findings {
    const alive = CASES.filter(({ name }) => (seen[name] ?? []).length === 0).map(({ name }) => name);
    if (this.run.control === EVERY_HOLE) return this.judgedWithHoles(seen, alive);
    const broken = CASES.filter(({ name }) => (found[name] ?? []).length > 0);
    const covered = new Set([...this.made.values()].flatMap((ids) => [...ids]));
    const samples = found['samples'] ?? [];
    return {
      figures: {
        cases_passed: `${CASES.length - broken.length}/${CASES.length}`,
        operations_covered: `${covered.size}/${TARGETS.length}`,
        fixtures_killed: `${CASES.length - alive.length}/${CASES.length}`,
        ...Object.fromEntries(
          WIDE_ATTACKS.map(({ name }) => [`at_${name.replaceAll('-', '_')}`, this.made.get(name)?.size ?? 0]),
        ),
      },
      violations: [
        ...broken.flatMap(({ name, promise }) =>
          found[name]!.map((words) => `${name} (${promise}): ${words}`),
        ),
        ...samples,
        ...TARGETS.filter(({ id }) => !covered.has(id)).map(({ id }) => `${id} was never attacked`),
        ...alive.map((name) => `${name}: its hole was not found, so the case proves nothing`),
      ],
    };
  }

  private judgedWithHoles(seen: Told, alive: readonly string[]): Findings {
    if (alive.length > 0) throw new Error(`Holes were not found: ${alive.join(', ')}`);
    const violations = CASES.flatMap(({ name }) =>
      seen[name]!.slice(0, 1).map((words) => `${name}: ${words}`),
    );
    return { figures: { cases_passed: `0/${CASES.length}` }, violations };
  }
}

/** A case that cannot be made to work has not passed. */
function tried(one: SingleAttack, target: Target): Promise<readonly string[]> {
  return one.attack(target).catch((error: Error) => [`could not be tried: ${error.stack}`]);
}
