/** An end-to-end test that looks into the process that serves, and so has to be that process. */
export interface InOneProcess {
  readonly spec: string;
  /** The part of a name that all its tests have; without it, the whole file. */
  readonly tests?: string;
  readonly why: string;
}

/** What does not run behind nginx and three replicas; everything else does. */
export const IN_ONE_PROCESS: readonly InOneProcess[] = [
  {
    spec: 'test/e2e/cluster/scale-out.cluster.spec.ts',
    why: 'starts three replicas and two workers itself, and asks each',
  },
  { spec: 'test/e2e/crash/kill-nine.spec.ts', why: 'kills its own server' },
  { spec: 'test/e2e/start/demo.spec.ts', why: 'starts the demo, whose database is its own' },
];
