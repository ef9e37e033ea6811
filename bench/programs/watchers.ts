// Many sockets that watch while one client causes messages. Tasks: WatchTask, then CauseTask; answers: {}, WatchReport.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../harness/figures.js';
import { HttpLine } from '../harness/http-line.js';
import type { CauseTask, WatchReport, WatchTask } from '../harness/watch.js';
import { marker } from './marker.js';
import { watchTopic } from './socket-watcher.js';
import { serveTasks } from './tasks.js';

/** What of a message names its cause, in Lyceum's messages and in the bare ones alike. */
interface Message {
  readonly data: { readonly marks: readonly [{ readonly studentId: string; readonly version: number }] };
}

/** How long the last messages may be under way (ms). */
const STRAGGLERS = 5_000;

const sentAt = new Map<string, number>();
const took: number[] = [];
let sockets = 0;
let bytes = 0;
let cause: () => void;

await serveTasks<WatchTask | CauseTask>(async (task) => {
  if (task.kind === 'cause') return causeAll(task);
  sockets = task.sockets;
  cause = await (task.lyceum ? watchLyceum(task, task.lyceum) : watchBare(task));
  return {};
});

async function watchLyceum(
  { port }: WatchTask,
  { token, topic, marked }: NonNullable<WatchTask['lyceum']>,
): Promise<() => void> {
  for (let i = 0; i < sockets; i++) await watchTopic(port, token, topic, received);
  const line = await HttpLine.open('127.0.0.1', port);
  const next = marker(marked, { together: 1, keyed: false });
  return () => {
    const request = next();
    const { marks } = JSON.parse(request.slice(request.indexOf('\r\n\r\n'))) as {
      marks: [{ studentId: string; baseVersion: number }];
    };
    const [{ studentId, baseVersion }] = marks;
    sentAt.set(`${studentId} ${baseVersion + 1}`, performance.now());
    void line.send(request).then(({ status, body }) => {
      if (status !== 200) throw new Error(`${status}: ${body}`);
    });
  };
}

/** Every line that one sends, all receive. */
async function watchBare({ port, bytes: length = 0 }: WatchTask): Promise<() => void> {
  for (let i = 0; i < sockets; i++) await readLines(port);
  const sender = connect(port, '127.0.0.1').resume();
  let version = 0;
  return () => {
    version += 1;
    sentAt.set(`somebody ${version}`, performance.now());
    const text = JSON.stringify({ data: { marks: [{ studentId: 'somebody', version }] } });
    sender.write(`${text.padEnd(length)}\n`);
  };
}

function readLines(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', resolve).on('error', reject);
    createInterface({ input: socket }).on('line', received);
  });
}

function received(text: string): void {
  const now = performance.now();
  bytes = text.length;
  const [{ studentId, version }] = (JSON.parse(text) as Message).data.marks;
  took.push(now - sentAt.get(`${studentId} ${version}`)!);
}

async function causeAll({ messages, everyMs }: CauseTask): Promise<WatchReport> {
  took.length = 0;
  const began = performance.now();
  for (let i = 0; i < messages; i++) {
    await pause(Math.max(0, began + i * everyMs - performance.now()));
    cause();
  }
  const wanted = messages * sockets;
  for (let waited = 0; took.length < wanted && waited < STRAGGLERS; waited += 10) await pause(10);
  if (took.length !== wanted) throw new Error(`${took.length} of ${wanted} messages arrived.`);
  return { delivered: wanted, p50: percentile(took, 0.5), p95: percentile(took, 0.95), bytes };
}
