// Asks a server as fast as it answers, on some connections, for some seconds. Task: LoadJob; answer: LoadReport.
import { percentile } from '../harness/figures.js';
import { HttpLine } from '../harness/http-line.js';
import type { LoadJob, LoadReport, Marking, SameRequest } from '../harness/load.js';
import { marker } from './marker.js';
import { player } from './player.js';
import { serveTasks } from './tasks.js';

await serveTasks<LoadJob>(async ({ port, seconds, load }) => {
  const requests = requestsOf(load);
  const lines = await Promise.all(requests.map(() => HttpLine.open('127.0.0.1', port)));
  const took: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(lines.map((line, i) => keepAsking(line, requests[i]!, until, took)));
  const lasted = (performance.now() - began) / 1000;
  lines.forEach((line) => line.close());
  return report(took, lasted);
});

function requestsOf(load: LoadJob['load']): (() => string)[] {
  if (load.kind === 'same') return sameRequests(load);
  return load.kind === 'watching' ? load.viewers.map(player) : byTurns(load);
}

async function keepAsking(line: HttpLine, next: () => string, until: number, took: number[]): Promise<void> {
  for (let sent = performance.now(); sent < until;) {
    const { status, body } = await line.send(next());
    if (status !== 200) throw new Error(`${status}: ${body}`);
    const now = performance.now();
    took.push(now - sent);
    sent = now;
  }
}

function sameRequests({ request, connections }: SameRequest): (() => string)[] {
  return Array.from({ length: connections }, () => () => request);
}

function byTurns(load: Marking): (() => string)[] {
  const { classes, connections = classes.length } = load;
  const markers = classes.map((each) => marker(each, load));
  return Array.from({ length: connections }, (_, connection) => {
    const own = markers.filter((each) => markers.indexOf(each) % connections === connection);
    let turn = 0;
    return () => own[turn++ % own.length]!();
  });
}

function report(took: readonly number[], seconds: number): LoadReport {
  const at = (share: number) => percentile(took, share);
  return { requests: took.length, seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
