import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';

type Payload = { readonly label: string };
type Work = (job: RunningJob<Payload>) => Promise<object | void>;

/** Handlers whose work a test says. */
@JobHandler({ kind: 'test.transaction', completes: 'in-transaction', maxAttempts: 3, leaseSeconds: 2 })
export class InTransaction implements RunsJobs<Payload> {
  constructor(readonly run: Work) {}
}

@JobHandler({ kind: 'test.steps', completes: 'at-end', maxAttempts: 3, leaseSeconds: 2 })
export class AtEnd implements RunsJobs<Payload> {
  constructor(readonly run: Work) {}
}

/** Its lease is renewed every 1.3 s, which a machine that stands still for a moment does not prevent. */
@JobHandler({ kind: 'test.lasting', completes: 'at-end', maxAttempts: 3, leaseSeconds: 4 })
export class Lasting implements RunsJobs<Payload> {
  constructor(readonly run: Work) {}
}

@JobHandler({ kind: 'test.narrow', completes: 'at-end', concurrency: 2, quiet: true })
export class Narrow implements RunsJobs<Payload> {
  constructor(readonly run: Work) {}
}
