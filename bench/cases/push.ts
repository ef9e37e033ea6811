import { Classroom } from '../harness/classroom.js';
import { CLIENT, SERVER } from '../harness/cores.js';
import type { Measured } from '../harness/figures.js';
import { cpuSeconds } from '../harness/proc.js';
import { runLoad } from '../harness/load.js';
import { Program } from '../harness/program.js';
import type { CauseTask, WatchReport, WatchTask } from '../harness/watch.js';
import type { Span } from '../harness/rounds.js';

const SOCKETS = 200;
/** Slow enough that each message is out before the next comes, so that the time of one is its own. */
const EVERY_MS = 50;
const WARM_UP_SECONDS = 5;
const WARM_UP_MESSAGES = 40;

/** Processor time of the server for one message to one socket (µs), and how long it takes to arrive (ms). */
interface Delivery {
  readonly cpu: number;
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
}

/** The same with the processor time of one message for each further socket (µs). */
interface Fan extends Delivery {
  readonly each: number;
}

/** One mark shown to 200 sockets that watch its register, against a bare TCP fan-out of as many bytes. */
export async function push({ rounds, seconds }: Span): Promise<Measured[]> {
  const classroom = await Classroom.open(1, 30);
  const bare = new Program('bare-fanout', SERVER);
  try {
    const { port } = await bare.ask<{ port: number }>({});
    await warmUp(classroom);
    const messages = Math.max(1, Math.round((seconds * 1000) / EVERY_MS));
    const ours: Fan[] = [];
    const limit: Fan[] = [];
    for (let round = 0; round < rounds; round++) {
      const fan = await fanOf(async (sockets) => {
        await classroom.reset();
        return deliver(await lyceumTask(classroom, sockets), classroom.installation.pids, messages);
      });
      ours.push(fan);
      const { bytes } = fan;
      limit.push(
        await fanOf((sockets) => deliver({ kind: 'watch', port, sockets, bytes }, [bare.pid], messages)),
      );
    }
    return figures(ours, limit);
  } finally {
    await bare.stop();
    await classroom.close();
  }
}

/** At twenty marks a second the server would be as new for minutes, its code not compiled yet. */
async function warmUp(classroom: Classroom): Promise<void> {
  const classes = await classroom.markedClasses();
  const load = { kind: 'marking', together: 1, classes, keyed: false } as const;
  await runLoad({ port: classroom.installation.port, seconds: WARM_UP_SECONDS, load }, CLIENT);
}

/** With all sockets, and what each of them costs beside the first: so much of it is sending, and not the mark. */
async function fanOf(run: (sockets: number) => Promise<Delivery>): Promise<Fan> {
  const [one, all] = [await run(1), await run(SOCKETS)];
  return { ...all, each: (all.cpu * SOCKETS - one.cpu) / (SOCKETS - 1) };
}

async function lyceumTask(classroom: Classroom, sockets: number): Promise<WatchTask> {
  const [marked] = await classroom.markedClasses();
  const topic = `register:${classroom.school.classes[0]!.registerId}`;
  const { port } = classroom.installation;
  return { kind: 'watch', port, sockets, lyceum: { topic, marked: marked!, token: marked!.token } };
}

async function deliver(task: WatchTask, servers: readonly number[], messages: number): Promise<Delivery> {
  const watchers = new Program('watchers', CLIENT);
  try {
    await watchers.ask(task);
    await watchers.ask<WatchReport>(causeOf(WARM_UP_MESSAGES));
    const used = () => servers.map(cpuSeconds).reduce((sum, each) => sum + each, 0);
    const before = used();
    const { delivered, p50, p95, bytes } = await watchers.ask<WatchReport>(causeOf(messages));
    const cpu = ((used() - before) * 1e6) / delivered;
    return { cpu, p50, p95, bytes };
  } finally {
    await watchers.stop();
  }
}

function causeOf(messages: number): CauseTask {
  return { kind: 'cause', messages, everyMs: EVERY_MS };
}

function figures(ours: readonly Fan[], limit: readonly Fan[]): Measured[] {
  const goal = { of: 'ratio', atMost: 1.8 } as const;
  const against = `a TCP server that writes the same number of bytes to ${SOCKETS} sockets`;
  const figure = (name: string, unit: string, of: keyof Fan): Measured => ({
    figure: name,
    unit,
    goal,
    against,
    ours: ours.map((delivery) => delivery[of]),
    limit: limit.map((delivery) => delivery[of]),
    details: { sockets: SOCKETS, everyMs: EVERY_MS, bytes: ours[0]?.bytes },
  });
  return [
    figure('push, processor', 'µs/message', 'cpu'),
    figure('push, each further socket', 'µs/message', 'each'),
    figure('push, p95', 'ms', 'p95'),
  ];
}
