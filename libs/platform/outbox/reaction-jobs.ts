import { Injectable } from '@nestjs/common';
import { JobHandler, type RunningJob, type RunsJobs } from '../queue/job-handler.js';
import type { EventEnvelope } from './event-envelope.js';
import { Subscribers } from './subscribers.js';

/** What the relay makes of a reaction to an event. */
interface ReactionPayload {
  readonly reaction: string;
  readonly event: EventEnvelope;
}

/** Runs the reactions that are one command each. */
@Injectable()
@JobHandler({ kind: 'reaction', completes: 'in-transaction', quiet: true })
export class ReactionJobs implements RunsJobs<ReactionPayload> {
  constructor(private readonly subscribers: Subscribers) {}

  async run({ payload: { reaction, event } }: RunningJob<ReactionPayload>): Promise<void> {
    const known = this.subscribers.reaction(reaction);
    // While versions change, an older worker may meet a reaction that only a newer one has: it comes round again.
    if (!known) throw new Error(`This version has no reaction ${reaction}.`);
    await known.run(event);
  }
}

/** Runs the reactions whose effects lie outside of the database, or that have several steps. */
@Injectable()
@JobHandler({ kind: 'reaction-at-end', completes: 'at-end', quiet: true })
export class ReactionAtEndJobs extends ReactionJobs {
  constructor(subscribers: Subscribers) {
    super(subscribers);
  }
}
