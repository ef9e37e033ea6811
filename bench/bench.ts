import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { boot } from './cases/boot.js';
import { claims } from './cases/claims.js';
import { day } from './cases/day.js';
import { grow } from './cases/grow.js';
import { growAround } from './cases/grow-around.js';
import { list, progress } from './cases/learning.js';
import { mark, markSpread, register, registerSpread } from './cases/marking.js';
import { packageVideo } from './cases/package.js';
import { push } from './cases/push.js';
import { read } from './cases/read.js';
import { sockets } from './cases/sockets.js';
import { download, stream } from './cases/stream.js';
import { upload } from './cases/upload.js';
import { judge, tableRow, type Measured } from './harness/figures.js';
import { commitNow, describeMachine, inShort } from './harness/machine.js';
import type { Span } from './harness/rounds.js';

const BENCHMARKS: Readonly<Record<string, (span: Span) => Promise<Measured[]>>> = {
  read,
  mark,
  register,
  'mark-spread': markSpread,
  'register-spread': registerSpread,
  push,
  sockets,
  list,
  progress,
  stream,
  download,
  upload,
  package: packageVideo,
  boot,
  grow,
  'grow-around': growAround,
  day,
  claims,
};

/** What would tell nothing of a cluster, and why. */
const NOT_OF_A_CLUSTER: Readonly<Record<string, string>> = {
  sockets: 'it is about three replicas by itself',
  stream: 'it puts nginx before one process by itself',
  download: 'it asks one process directly',
  package: 'it prepares a video without any server',
  boot: 'it is about the start and the memory of one process',
  grow: 'it is about the database, whoever asks it',
  'grow-around': 'it is about the database, whoever asks it',
};

const USAGE = `npm run bench -- NAME… [--rounds N] [--seconds S] [--cluster]
  NAME: ${Object.keys(BENCHMARKS).join(', ')}, or all. Each prints a line of JSON for each figure and adds it to bench/results.md.
  --cluster: three replicas behind nginx and two workers, instead of one process; not ${Object.keys(NOT_OF_A_CLUSTER).join(', ')}.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    cluster: { type: 'boolean', default: false },
  },
});
const senseless = (name: string) => (values.cluster ? NOT_OF_A_CLUSTER[name] : undefined);
const names = positionals.includes('all')
  ? Object.keys(BENCHMARKS).filter((name) => !senseless(name))
  : positionals;
const span: Span = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const understood = names.length > 0 && names.every((name) => name in BENCHMARKS);
if (!understood || !(span.rounds >= 1) || !(span.seconds > 0)) {
  console.error(USAGE);
  process.exit(64); // EX_USAGE of sysexits.h
}
for (const name of names) {
  const why = senseless(name);
  if (why === undefined) continue;
  console.error(`${name} makes no sense against a cluster: ${why}.`);
  process.exit(64);
}
if (values.cluster) process.env['BENCH_CLUSTER'] = 'yes';
for (const name of names) await run(name);

async function run(name: string): Promise<void> {
  const settings = { ...describeMachine(), ...span, commit: commitNow() };
  for (const measured of await BENCHMARKS[name]!(span)) {
    const figure = `${measured.figure}${values.cluster ? ', cluster' : ''}`;
    const verdict = judge({ ...measured, figure });
    const { against, details } = measured;
    console.log(JSON.stringify({ ...verdict, against, details, settings }));
    const when = {
      date: new Date().toISOString().slice(0, 10),
      commit: settings.commit,
      machine: inShort(settings),
    };
    appendFileSync(new URL('results.md', import.meta.url), `${tableRow(verdict, when)}\n`);
  }
}
