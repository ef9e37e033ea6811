import { Logger } from '@nestjs/common';
import type { JobTable } from './job-table.js';
import { topicOf, type JobView } from './job-view.js';

/** Shows messages to those who watch a topic, in order and for good. */
export interface TopicPublisher {
  publish(messages: readonly { topic: string; type: string; data: object }[]): Promise<void>;
}

const GATHER_MS = 50;

/**
 * Shows each job to its topic as it changes. Changes are gathered for a moment and of one job only the newest is sent:
 * a message holds the whole view, so nothing is missed by that. The end of a job is shown at least once, whatever dies.
 */
export class JobAnnouncer {
  private readonly logger = new Logger(JobAnnouncer.name);
  private readonly waiting = new Map<string, JobView>();
  private gathering: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly topics: TopicPublisher,
    private readonly table: JobTable,
  ) {}

  announce(view: JobView): void {
    this.waiting.set(view.id, view);
    this.gathering ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** Shows ends that a worker left unshown when it died. */
  async tellUntold(): Promise<void> {
    for (const view of await this.table.untold()) this.announce(view);
  }

  /** Sends what waits; one sending at a time, so that the order is kept. */
  flush(): Promise<void> {
    clearTimeout(this.gathering);
    this.gathering = undefined;
    this.sending = this.sending.then(() => this.send());
    return this.sending;
  }

  private async send(): Promise<void> {
    const views = [...this.waiting.values()];
    if (views.length === 0) return;
    this.waiting.clear();
    try {
      await this.topics.publish(
        views.map((view) => ({ topic: topicOf(view.id), type: 'update', data: view })),
      );
      await this.table.markTold(views.filter(({ finishedAt }) => finishedAt !== null).map(({ id }) => id));
    } catch (error) {
      // The next change of a running job says it all again, and ends that were not shown are found by the rounds.
      this.logger.warn({ err: error as Error, jobs: views.length }, 'Changes of jobs could not be shown');
    }
  }
}
