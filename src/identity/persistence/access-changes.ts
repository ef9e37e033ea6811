import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#platform/persistence/database';
import { prepared } from '#platform/persistence/statement';
import { Repeating } from '#platform/queue/repeating';

/** The owner of sessions, roles or keys that have changed. */
export interface AccessChange {
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly clientId: string | null;
}

interface Row extends AccessChange {
  readonly next: string;
}

type Listener = (changes: readonly AccessChange[] | null) => void;

/** A revocation bites within five seconds: beyond `blindAfterMs` nothing that is cached may be trusted. */
const PACE = { everyMs: 2_000, blindAfterMs: 4_500 };

const changesSince = prepared(`
  select next, person_id as "personId", session_id as "sessionId", client_id as "clientId"
  from identity.access_changes_since($1)`);

/** Reads every two seconds whose access has changed, on whichever replica that was done, and tells this process. */
export class AccessChanges implements OnApplicationShutdown {
  private readonly logger = new Logger(AccessChanges.name);
  private readonly looking: Repeating;
  private seen: string | null = null;
  private lookedAt = -Infinity;
  private tell: Listener = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly pace = PACE,
  ) {
    this.looking = new Repeating(
      () => this.look(),
      pace.everyMs,
      (error) => this.report(error),
    );
  }

  /** `tell` gets what has changed; null when something may have been missed. */
  start(tell: Listener): void {
    this.tell = tell;
    this.looking.start();
  }

  /** Whether this process knows of every change up to a few seconds ago. */
  isCurrent(): boolean {
    return performance.now() - this.lookedAt < this.pace.blindAfterMs;
  }

  onApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  private async look(): Promise<void> {
    const begun = performance.now();
    const wasBlind = !this.isCurrent();
    const { rows } = await this.database.app.query<Row>({ ...changesSince, values: [this.seen] });
    this.seen = rows[0]!.next;
    this.tell(wasBlind ? null : rows.filter(({ personId, clientId }) => personId ?? clientId));
    this.lookedAt = begun;
  }

  private report(error: Error): void {
    this.logger.warn({ err: error }, 'Changes of access cannot be read; nothing cached is trusted meanwhile');
  }
}
