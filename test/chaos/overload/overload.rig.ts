import { newId } from '#domain/kernel/id';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { defectsIn } from '../harness/defects-in.js';
import type { Random } from '../harness/random.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Load, Tally, type Ask } from './load.js';
import { peakMebibytes, Pod } from './pod.js';

const LIMITS = { mebibytes: 512, cores: 0.5 };
/** What V8 takes by itself where there are 512 MiB; here it begins outside, and is put under limits then (MiB). */
const AS_IN_A_POD = '--max-old-space-size=256';
const GOODPUT_SHARE = 0.8;
const QUIET_SHARE = 0.8;
const RECOVERY_S = 10;
const SIZE = { schools: 2, classes: 6, students: 10 };
/** Of what is asked, the part that changes something. */
const WRITES = 0.2;

export const overload: Rig = {
  name: 'overload',
  promise:
    'R9: asked three times what it can do, with half a core and 512 MiB, a replica still does 80 % of that, says 503 and when to the rest, and is itself again within 10 s; a noisy school costs the others at most 20 %',
  minutes: { whole: 2.2, short: 0.8 },
  needsRoot: true,
  controls: {
    'no-admission': {
      breaks: 'everybody is let in, however many are late',
      changes: [
        {
          file: 'libs/platform/http/admission.js',
          text: 'if (!this.isOverloaded()) return true;',
          becomes: 'return true;',
        },
      ],
    },
    'one-door': {
      breaks: 'one connection is accepted in each turn of the loop',
      changes: [
        { file: 'libs/platform/http/doors.js', text: 'const DOORS = 16;', becomes: 'const DOORS = 1;' },
      ],
    },
    'no-fair-share': {
      breaks: 'when too many are late nobody is let in, whoever asks too much',
      changes: [
        {
          file: 'libs/platform/http/admission.js',
          text: 'return mine * this.byGroup.size < this.underWay.size;',
          becomes: 'return false;',
        },
      ],
    },
  },
  run: (run) =>
    withCluster(
      {
        replicas: 1,
        workers: 1,
        environment: { API_REQUESTS_PER_MINUTE: '100000000', NODE_OPTIONS: AS_IN_A_POD },
        changes: overload.controls[run.control ?? '']?.changes ?? [],
      },
      (own) => pressed(own, run),
    ),
};

async function pressed(own: OwnCluster, run: RigRun): Promise<Findings> {
  const replica = own.cluster.replicas[0]!;
  const [noisy, quiet] = await seedWorld(own.database.admin, own.secrets, SIZE);
  const pod = new Pod(LIMITS);
  pod.hold(replica.pid);
  const load = new Load(own.cluster.replicaUrls[0]!);
  const of = (school: WorkingSchool) => () => anAsk(school, run.random);
  try {
    await new Turns(load, of(noisy!), of(quiet!)).take(run.short ? 2 : 5); // V8 compiles what answers, and what refuses
    const turns = new Turns(load, of(noisy!), of(quiet!));
    for (let turn = 0; turn < (run.short ? 1 : 2); turn++) {
      await turns.take(run.short ? 6 : 15);
      const { peak, goodput } = turns.rates();
      run.say(`it can do ${peak} a second; of three times that ${goodput}, ${turns.loud.of.refused} refused`);
    }
    const recovery = await recovered(load, of(noisy!), turns.rates().peak);
    for (const words of defectsIn(own.cluster.logs())) run.say(`it logged: ${words}`);
    return judged(turns, recovery, peakMebibytes(replica.pid));
  } finally {
    load.close();
    await replica.kill();
    pod.remove();
  }
}

/** As much as it can do and three times as much, by turns: what else the machine does in between is no difference of theirs. */
class Turns {
  readonly peak = new Tally();
  readonly alone = new Tally();
  readonly loud = new Tally();
  readonly beside = new Tally();
  private seconds = 0;

  constructor(
    private readonly load: Load,
    private readonly noisy: () => Ask,
    private readonly quiet: () => Ask,
  ) {}

  /** One turn: as much as it can do, then a quiet school alone, then both schools three times that, each so long. */
  async take(seconds: number): Promise<void> {
    const { load, noisy, quiet, peak, alone, loud, beside } = this;
    const before = peak.of.good;
    await load.closed(noisy, 16, seconds, peak);
    const perSecond = (peak.of.good - before) / seconds;
    await load.open(quiet, perSecond * 0.2, seconds, alone);
    await Promise.all([
      load.open(noisy, perSecond * 2.8, seconds, loud),
      load.open(quiet, perSecond * 0.2, seconds, beside),
    ]);
    this.seconds += seconds;
  }

  /** Good answers a second. */
  rates(): { readonly peak: number; readonly goodput: number } {
    const { peak, loud, beside, seconds } = this;
    return { peak: peak.rate(seconds), goodput: loud.rate(seconds) + beside.rate(seconds) };
  }
}

/** What people ask in the morning: lists of many lengths, registers, and now and then something new. */
function anAsk(school: WorkingSchool, random: Random): Ask {
  const one = random.oneOf(school.classes);
  const register = `/schools/${school.id}/registers/${one.registerId}`;
  if (random.chance(WRITES))
    return {
      method: 'POST',
      path: `/schools/${school.id}/courses`,
      token: school.officeToken,
      body: { title: `Course ${newId()}` },
    };
  const limit = random.between(1, 50);
  const paths = [
    register,
    `/schools/${school.id}/people?limit=${limit}`,
    `/schools/${school.id}/courses?limit=${limit}`,
  ];
  return { method: 'GET', path: random.oneOf(paths), token: school.officeToken };
}

/** Seconds until everybody who comes is answered in time again, at half of what it can do. */
async function recovered(load: Load, next: () => Ask, peak: number): Promise<number> {
  for (let second = 1; second <= RECOVERY_S + 5; second++) {
    const tally = await load.open(next, peak / 2, 1);
    if (tally.of.good === tally.sent && tally.p95() < 1_000) return second;
  }
  return RECOVERY_S + 5;
}

function judged(turns: Turns, recovery: number, mebibytes: number): Findings {
  const { alone, loud, beside } = turns;
  const { peak, goodput } = turns.rates();
  const share = (part: number, whole: number) => Math.round((part / whole) * 100) / 100;
  const figures = {
    peak_per_s: peak,
    goodput_per_s: goodput,
    goodput_share: share(goodput, peak),
    refused: loud.of.refused + beside.of.refused,
    late: loud.of.late + beside.of.late,
    failed: loud.of.failed + beside.of.failed,
    p95_ms: Math.max(loud.p95(), beside.p95()),
    quiet_share: share(beside.of.good, alone.of.good),
    recovery_s: recovery,
    peak_mib: mebibytes,
  };
  const mute = loud.of['refused-without-when'] + beside.of['refused-without-when'];
  const rules: [boolean, string][] = [
    [figures.goodput_share >= GOODPUT_SHARE, `only ${figures.goodput_share} of what it can do was done`],
    [figures.refused > 0, 'nobody was refused'],
    [mute === 0, `${mute} refusals did not say when to come again`],
    [figures.failed === 0, `${figures.failed} failed: ${[...loud.words, ...beside.words].join(', ')}`],
    [figures.quiet_share >= QUIET_SHARE, `the quiet school got ${figures.quiet_share} of what it gets alone`],
    [recovery <= RECOVERY_S, `it was not itself again after ${RECOVERY_S} s`],
    [mebibytes <= LIMITS.mebibytes, `it took ${mebibytes} MiB`],
  ];
  return { figures, violations: rules.filter(([held]) => !held).map(([, words]) => words) };
}
