import { setTimeout as pause } from 'node:timers/promises';
import { Classroom } from '../harness/classroom.js';
import { CLIENT } from '../harness/cores.js';
import type { Measured } from '../harness/figures.js';
import { runLoad } from '../harness/load.js';
import { proportionalMegabytes, residentMegabytes } from '../harness/proc.js';
import type { Span } from '../harness/rounds.js';

const SETTLE_MS = 2_000;
const TEACHERS = 16;

interface Memory {
  readonly idle: number;
  readonly busy: number;
  readonly databaseIdle: number;
  readonly databaseBusy: number;
}

/** From the start of the process, everything being installed, to its first answer; and the memory it takes then. */
export async function boot({ rounds, seconds }: Span): Promise<Measured[]> {
  const classroom = await Classroom.open(TEACHERS, 30, null);
  try {
    const starts: number[] = [];
    const memory: Memory[] = [];
    for (let round = 0; round < rounds; round++) {
      starts.push((await classroom.restart()) / 1000);
      memory.push(await measureMemory(classroom, seconds));
    }
    const details = { firstStartSeconds: classroom.firstStartMs / 1000 };
    return [{ figure: 'boot', unit: 's', goal: atMost(2), ours: starts, details }, ...memoryFigures(memory)];
  } finally {
    await classroom.close();
  }
}

async function measureMemory(classroom: Classroom, seconds: number): Promise<Memory> {
  const { pids, port } = classroom.installation;
  const resident = () => pids.map(residentMegabytes).reduce((sum, each) => sum + each, 0);
  await pause(SETTLE_MS);
  const idle = {
    idle: resident(),
    databaseIdle: proportionalMegabytes(classroom.databasePids()),
  };
  const classes = await classroom.markedClasses();
  const done = runLoad(
    { port, seconds, load: { kind: 'marking', together: 1, classes, keyed: false } },
    CLIENT,
  );
  const busy = { busy: 0, databaseBusy: 0 };
  const watch = setInterval(() => {
    busy.busy = Math.max(busy.busy, resident());
    busy.databaseBusy = Math.max(busy.databaseBusy, proportionalMegabytes(classroom.databasePids()));
  }, 250);
  await done.finally(() => clearInterval(watch));
  return { ...idle, ...busy };
}

function memoryFigures(memory: readonly Memory[]): Measured[] {
  const figure = (name: string, megabytes: number, ours: keyof Memory, database: keyof Memory): Measured => ({
    figure: name,
    unit: 'MB',
    goal: atMost(megabytes),
    ours: memory.map((each) => each[ours]),
    details: { databaseMegabytes: memory.map((each) => Math.round(each[database])) },
  });
  return [
    figure('boot, memory idle', 250, 'idle', 'databaseIdle'),
    figure('boot, memory under load', 350, 'busy', 'databaseBusy'),
  ];
}

function atMost(limit: number) {
  return { of: 'ours', atMost: limit } as const;
}
