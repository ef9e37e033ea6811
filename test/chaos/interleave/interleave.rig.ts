import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { ClusterDatabase } from '../cluster/cluster-database.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { checkInFlows } from './check-in.flows.js';
import { explore, type Explored, type Flow } from './explore.js';
import { Classroom } from './classroom.js';
import { markingFlows } from './marking.flows.js';
import { sessionFlows } from './session.flows.js';
import { Stage } from './stage.js';
import { steppedBy } from './stepped-session.js';

interface Spoiling {
  readonly breaks: string;
  readonly spoil: (text: string) => string;
  /** The flows in which it has to be found. */
  readonly in: readonly string[];
}

/** Defects of the statements, made on their way to the database. */
const SPOILINGS: Readonly<Record<string, Spoiling>> = {
  'no-locks': {
    breaks: 'no statement locks what it reads',
    spoil: (text) => text.replaceAll(/\bfor (share|update)( of r)?\b/g, ''),
    in: ['submit against mark', 'refresh twice'],
  },
  'no-versions': {
    breaks: 'a mark is written whatever version stands',
    spoil: (text) => text.replace('where m.version = excluded.version - 1', ''),
    in: ['co-marking', 'override against amendment'],
  },
};

const sound = (text: string) => text;

export const interleave: Rig = {
  name: 'interleave',
  promise: 'A2 A3 A7 K5: whatever two callers do at once, in every order of their statements the rules hold',
  minutes: { whole: 1, short: 0.4 },
  controls: Object.fromEntries(Object.entries(SPOILINGS).map(([name, { breaks }]) => [name, { breaks }])),
  async run(run) {
    const database = await ClusterDatabase.start({ fsync: 'off', deadlock_timeout: '100ms' });
    process.env['TEST_DATABASE_URL'] = database.url;
    try {
      const app = await TestApp.start({ LYCEUM_ROLE: 'api' });
      try {
        return await played(await Stage.set(app), run);
      } finally {
        await app.stop();
      }
    } finally {
      await database.remove();
    }
  },
};

async function played(stage: Stage, { short, control, say }: RigRun): Promise<Findings> {
  const { hill } = await twoSchools(stage.app);
  const room = await Classroom.open(stage, hill);
  const flows = [...markingFlows(room), ...(await checkInFlows(room)), ...(await sessionFlows(stage))];
  const connections = [await stage.pool.connect(), await stage.pool.connect()] as const;
  steppedBy(stage.pool);
  const spoilt = SPOILINGS[control ?? '']?.spoil ?? sound;
  const explored: Explored[] = [];
  try {
    for (const flow of flows) {
      const one = await explore(flow, { admin: stage.admin, connections, spoilt }, short ? 150 : 2_000);
      explored.push(one);
      say(`${flow.name}: ${one.interleavings} orders, ${one.withWaiting} with waiting`);
    }
  } finally {
    for (const connection of connections) connection.release(true); // or the pool would never end
  }
  if (control) assertFound(explored, SPOILINGS[control]!);
  return told(flows, explored, short);
}

function assertFound(explored: readonly Explored[], spoiling: Spoiling): void {
  const missed = spoiling.in.filter(
    (name) => !explored.some(({ flow, violations }) => flow === name && violations.length > 0),
  );
  if (missed.length > 0) throw new Error(`The defect was not found in: ${missed.join(', ')}`);
}

function told(flows: readonly Flow[], explored: readonly Explored[], short: boolean): Findings {
  const cutOff = short ? [] : explored.filter(({ complete }) => !complete);
  const sum = (of: (one: Explored) => number) => explored.reduce((all, one) => all + of(one), 0);
  return {
    figures: {
      flows: flows.length,
      explored_completely: explored.filter(({ complete }) => complete).length,
      interleavings: sum(({ interleavings }) => interleavings),
      with_waiting: sum(({ withWaiting }) => withWaiting),
      violated: sum(({ violations }) => violations.length),
      ...Object.fromEntries(explored.map((one) => [one.flow.replaceAll(/\W/g, '_'), one.interleavings])),
    },
    violations: [
      ...explored.flatMap(({ violations }) => violations),
      ...cutOff.map(({ flow, interleavings }) => `${flow}: has more orders than the ${interleavings} tried`),
    ],
  };
}
