import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#platform/persistence/database';
import { prepared } from '#platform/persistence/statement';

/** The owner of sessions, roles or keys that have changed. */
export interface AccessChange {
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly clientId: string | null;
}

interface Row extends AccessChange {
  readonly next: string;
}

const EVERY_MS = 2_000;
/** Beyond this nothing that is cached may be trusted: a revocation bites within five seconds. */
const BLIND_AFTER_MS = 4_500;

const changesSince = prepared(`
  select next, person_id as "personId", session_id as "sessionId", client_id as "clientId"
  from identity.access_changes_since($1)`);

/** Reads every two seconds whose access has changed, on whichever replica that was done, and tells this process. */
@Injectable()
export class AccessChanges implements OnApplicationShutdown {
  private readonly logger = new Logger(AccessChanges.name);
  private seen: string | null = null;
  private lookedAt = -Infinity;
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Looks once, then again and again. `tell` gets the changes; null when some may have been missed. */
  async start(tell: (changes: readonly AccessChange[] | null) => void): Promise<void> {
    this.looking = this.look(tell);
    await this.looking;
    const next = () => {
      this.looking = this.look(tell).finally(() => (this.timer = setTimeout(next, EVERY_MS).unref()));
    };
    this.timer = setTimeout(next, EVERY_MS).unref();
  }

  /** Whether this process knows of every change up to a few seconds ago. */
  isCurrent(): boolean {
    return performance.now() - this.lookedAt < BLIND_AFTER_MS;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looking;
    clearTimeout(this.timer);
  }

  private async look(tell: (changes: readonly AccessChange[] | null) => void): Promise<void> {
    const begun = performance.now();
    const wasBlind = !this.isCurrent();
    try {
      const { rows } = await this.database.app.query<Row>({ ...changesSince, values: [this.seen] });
      this.seen = rows[0]!.next;
      tell(wasBlind ? null : rows.filter(({ personId, clientId }) => personId ?? clientId));
      this.lookedAt = begun;
    } catch (error) {
      this.logger.warn(
        { err: error as Error },
        'Changes of access cannot be read; nothing cached is trusted',
      );
    }
  }
}
