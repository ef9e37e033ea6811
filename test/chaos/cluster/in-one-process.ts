/** An end-to-end test that looks into the process that serves, and so has to be that process. */
export interface InOneProcess {
  readonly spec: string;
  /** A part of a name that all its tests have; without it, the whole file. */
  readonly tests?: string;
  readonly why: string;
}

const FIGURES = 'reads the figures that one process shows of itself';
const MAILER = 'lets the worker die between a mail and its note, by a mailer of the same process';

/** What does not run behind nginx and three replicas; everything else does. */
export const IN_ONE_PROCESS: readonly InOneProcess[] = [
  {
    spec: 'test/e2e/cluster/scale-out.cluster.spec.ts',
    why: 'starts three replicas and two workers itself, and asks each',
  },
  { spec: 'test/e2e/crash/download-resumed.spec.ts', why: 'kills its own server' },
  { spec: 'test/e2e/crash/kill-nine.spec.ts', why: 'kills its own server' },
  { spec: 'test/e2e/start/demo.spec.ts', why: 'starts the demo, whose database is its own' },
  { spec: 'test/e2e/platform/jobs.redis.spec.ts', why: 'ends the process, and the Redis that it was given' },
  { spec: 'test/e2e/platform/kept-answers.spec.ts', why: 'hears whether a handler is asked' },
  {
    spec: 'test/e2e/platform/kept-answers-alike.spec.ts',
    why: 'hears whether a handler is asked, and what its process logs',
  },
  { spec: 'test/e2e/platform/limits.spec.ts', why: FIGURES },
  { spec: 'test/e2e/platform/overload.spec.ts', why: 'fills one process, of which there are three' },
  {
    spec: 'test/e2e/platform/health.spec.ts',
    tests: 'asks for no requests while the process drains',
    why: 'lets its process drain',
  },
  { spec: 'test/e2e/cli/jobs.spec.ts', tests: 'are listed with their errors, of all schools', why: FIGURES },
  { spec: 'test/e2e/attendance/tell-guardians.spec.ts', tests: 'right before its worker died', why: MAILER },
  { spec: 'test/e2e/attendance/daily-report.spec.ts', tests: 'right before its worker died', why: MAILER },
  {
    spec: 'test/e2e/attendance/daily-report.spec.ts',
    tests: 'is noted as refused when the server will not have it',
    why: 'lets the mailer of the same process refuse',
  },
  {
    spec: 'test/e2e/attendance/own-record.spec.ts',
    tests: 'are kept out by row security alone',
    why: 'takes the guard of its process away',
  },
  {
    spec: 'test/e2e/attendance/check-in.spec.ts',
    tests: 'takes it from the networks of the school only',
    why: 'says itself what the proxy saw',
  },
  {
    spec: 'test/e2e/attendance/board-from-cache.spec.ts',
    tests: 'show at once what was changed through this process',
    why: 'reads by the process that has changed it; others hear of it from the relay, as the test beside it says',
  },
  {
    spec: 'test/e2e/learning/watching.spec.ts',
    tests: 'of many at once shares transactions',
    why: 'counts the transactions that are shared, which only requests to one process do',
  },
  {
    spec: 'test/e2e/attendance/marks-together.spec.ts',
    tests: 'each get the answer that they get alone, and share transactions',
    why: 'counts the transactions that are shared, which only requests to one process do',
  },
  {
    spec: 'test/e2e/platform/uploads.spec.ts',
    tests: 'is right, said before or after it',
    why: 'sends trailers, which nginx does not hand on',
  },
  {
    spec: 'test/e2e/platform/slow-uploads.spec.ts',
    tests: 'has to be there in time',
    why: 'sends a body piece by piece, which nginx hands on when it has all of it',
  },
  {
    spec: 'test/e2e/platform/uploads-taken-over.spec.ts',
    tests: 'is not changed by who stalled: their connection is ended',
    why: 'takes over in the process that has the stalled one; another tells them 423, as the test beside it says',
  },
  {
    spec: 'test/e2e/identity/second-factor.spec.ts',
    tests: 'is no longer refused to the owner who has set a new password by mail',
    why: 'guesses codes by the limiter of its process',
  },
];
