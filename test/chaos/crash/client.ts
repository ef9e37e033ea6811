import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import type { Random } from '../harness/random.js';
import type { Wish } from './operation.js';

/** What a client writes down before it sends, and when it has read a complete 2xx. */
export interface JournalEntry {
  readonly operation: string;
  readonly label: string;
  acknowledged: boolean;
}

export interface ClientSettings {
  readonly operation: string;
  readonly wishes: () => Wish | undefined;
  readonly keyless?: boolean | undefined;
  /** The replicas; after a failure the next attempt goes to another one. */
  readonly replicas: readonly string[];
  readonly random: Random;
  readonly refused: (words: string) => void;
}

const DEADLINE_MS = 12_000;
/** The share of answers that the client does not wait for, as one whose battery dies: it asks again with the same key. */
const HUNG_UP = 0.02;
const PAUSE_MS = 15;
const RETRY_MS = 100;
/** Without a key a repetition may meet its own first attempt, at another replica: that is told as a conflict, and not for long. */
const MEETS_ITSELF = 4;

/** Does one wish after another; after an error, a 5xx or a time-out it repeats the same, with its key, at another replica. */
export class CrashClient {
  readonly journal: JournalEntry[] = [];
  attempts = 0;
  private stopping = false;

  constructor(private readonly settings: ClientSettings) {}

  /** Ends when {@link finish} was called and the wish under way is fulfilled. */
  async run(): Promise<void> {
    const { operation, wishes } = this.settings;
    for (let wish = wishes(); wish && !this.stopping; wish = wishes()) {
      const entry: JournalEntry = { operation, label: wish.label, acknowledged: false };
      this.journal.push(entry);
      await this.fulfil(wish, entry);
      await pause(PAUSE_MS);
    }
  }

  finish(): void {
    this.stopping = true;
  }

  private async fulfil(wish: Wish, entry: JournalEntry): Promise<void> {
    const key = newId();
    let conflicts = 0;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.attempt(wish, key, attempt > 1 && conflicts < MEETS_ITSELF);
      if (answer.outcome === 'conflict') conflicts += 1;
      if (answer.outcome === 'acknowledged') entry.acknowledged = true;
      if (answer.outcome === 'refused')
        this.settings.refused(`${entry.operation} ${entry.label}: ${answer.words}`);
      if (answer.outcome === 'acknowledged' || answer.outcome === 'refused') return;
      await pause(RETRY_MS);
    }
  }

  private async attempt({ path, token, body }: Wish, key: string, repeated: boolean): Promise<Answer> {
    const { random, replicas, keyless } = this.settings;
    this.attempts += 1;
    const patience = random.chance(HUNG_UP) ? random.between(1, 20) : DEADLINE_MS;
    try {
      const response = await fetch(`${random.oneOf(replicas)}/api/v1${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
          ...(!keyless && { 'idempotency-key': key }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
      });
      const text = await response.text();
      if (response.ok) return { outcome: 'acknowledged' };
      if (response.status >= 500) return { outcome: 'again' };
      if (keyless && repeated && response.status === 409) return { outcome: 'conflict' };
      return { outcome: 'refused', words: `${response.status} ${text.slice(0, 200)}` };
    } catch {
      return { outcome: 'again' };
    }
  }
}

type Answer =
  | { readonly outcome: 'acknowledged' | 'again' | 'conflict' }
  | { readonly outcome: 'refused'; readonly words: string };
