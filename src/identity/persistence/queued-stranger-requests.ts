import { emailAddress } from '#domain/identity/email-address';
import { fingerprint } from '#domain/identity/secret-token';
import type { StrangerRequest, StrangerRequests } from '#domain/identity/stranger-requests';
import type { Sealing } from '#platform/auth/sealing';
import type { JobQueue } from '#platform/queue/job-queue';

const OWNER = 'stranger';

/** Each request is a job: there if and only if its transaction committed, and carried out once. */
export class QueuedStrangerRequests implements StrangerRequests {
  constructor(
    private readonly jobs: JobQueue,
    private readonly sealing: Sealing,
  ) {}

  async leave(request: StrangerRequest): Promise<void> {
    const sealed = await this.sealing.seal(JSON.stringify(request), OWNER);
    // One after the other for an address, so that two who sign up at once do not meet.
    const orderKey = await fingerprint(`stranger ${emailAddress(request.email)}`);
    await this.jobs.enqueue({ kind: 'identity.answer_stranger', payload: { sealed }, orderKey });
  }

  async open(sealed: string): Promise<StrangerRequest> {
    return JSON.parse(await this.sealing.open(sealed, OWNER)) as StrangerRequest;
  }
}
