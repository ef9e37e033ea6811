import { globSync } from 'node:fs';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { runJest } from '../harness/jest-run.js';
import type { SourceChange } from '../harness/source-change.js';
import { IN_ONE_PROCESS } from './in-one-process.js';

/** Of each context some that say much about replicas: caches, sockets, keys, uploads. */
const SHORT = [
  'test/e2e/attendance/board-from-cache.spec.ts',
  'test/e2e/attendance/watch-live.spec.ts',
  'test/e2e/identity/sessions.spec.ts',
  'test/e2e/learning/course-lists.spec.ts',
  'test/e2e/platform/idempotency.spec.ts',
  'test/e2e/platform/uploads.spec.ts',
  'test/e2e/roster/every-resource.spec.ts',
];

/** Neither by a notice nor by looking each second in case that one was lost. */
const NOT_HEARD: readonly SourceChange[] = [
  { file: 'libs/platform/realtime/topic-feed.js', text: 'this.onNotice(payload)', becomes: 'undefined' },
  { file: 'libs/platform/realtime/topic-feed.js', text: 'this.look(), LOOK', becomes: 'undefined, LOOK' },
];
/** Watches over sockets: caches are told by Redis as well. */
const NOTICES = ['test/e2e/attendance/watch-live.spec.ts'];

export const e2e: Rig = {
  name: 'e2e',
  promise: 'the end-to-end tests pass through nginx, three replicas and two workers as in one process',
  minutes: { whole: 40, short: 3 },
  controls: {
    'no-notices': {
      breaks: 'a replica does not hear what has become stale by the others',
      changes: NOT_HEARD,
    },
  },
  run: (run) => tested(run),
};

/** With a control one file that notices is enough. */
async function tested({ short, control, part, say }: RigRun): Promise<Findings> {
  const wholly = IN_ONE_PROCESS.filter(({ tests }) => tests === undefined).map(({ spec }) => spec);
  const all = globSync('test/e2e/**/*.spec.ts').filter((spec) => !wholly.includes(spec));
  const some = control ? NOTICES : SHORT;
  const specs = short || control ? some : all;
  const changes = e2e.controls[control ?? '']?.changes ?? [];
  const leftOut = IN_ONE_PROCESS.flatMap(({ tests }) => tests ?? []);
  say(`${specs.length} suites; ${wholly.length} more, and ${leftOut.length} tests, look into one process`);
  const words = [
    '--selectProjects=e2e',
    ...(part ? [`--shard=${part}`] : []),
    ...(leftOut.length > 0 ? [`--testNamePattern=${notAny(leftOut)}`] : []),
    '--runTestsByPath',
    ...specs,
  ];
  const environment = { TEST_CLUSTER: JSON.stringify({ changes }) };
  const { suites, whole, passed, failed } = await runJest(words, { environment });
  for (const file of whole) say(`passed whole: ${file}`);
  return {
    figures: {
      suites,
      suites_passed: whole.length,
      tests_passed: passed,
      tests_failed: failed.length,
      suites_in_one_process: wholly.length,
      tests_in_one_process: leftOut.length,
    },
    violations: failed,
  };
}

/** Matches the full names that contain none of these. */
function notAny(names: readonly string[]): string {
  const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `^(?!.*(?:${escaped.join('|')}))`;
}
