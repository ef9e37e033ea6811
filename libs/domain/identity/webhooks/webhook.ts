import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { Place } from '../place.js';
import { holdUntil, PATIENCE } from './delivery-schedule.js';
import { succeeded, type PostOutcome } from './delivery.words.js';
import { WebhookNotActive } from './webhook.errors.js';
import { WebhookDisabled } from './webhook.events.js';
import type {
  ChosenState,
  Disablement,
  SealedWebhookSecret,
  WebhookDetails,
  WebhookHealth,
  WebhookState,
} from './webhook.words.js';

const WELL: WebhookHealth = { failingSince: null, failuresInARow: 0, holdUntil: null };
const GONE = 410;

/** Tells a program outside, by signed requests, of what happens in a school or in the schools of a district. */
export class Webhook extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly schoolId!: string | null;
  readonly districtId!: string | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;
  readonly url!: string;
  readonly label!: string;
  readonly eventTypes!: readonly string[];
  private state!: WebhookState;
  private disabledBecause!: Disablement | null;
  private secrets!: readonly SealedWebhookSecret[];
  private health!: WebhookHealth;

  /** `seal` encrypts its secret, bound to the id that it is given. */
  static async add(
    wanted: WebhookDetails & Place & { readonly createdBy: string | null },
    seal: (id: string) => Promise<string>,
    now: Date,
  ): Promise<Webhook> {
    const id = newId();
    const webhook = Object.assign(new Webhook(), { id, version: 1, ...wanted, createdAt: now });
    webhook.state = 'active';
    webhook.disabledBecause = null;
    webhook.secrets = [{ sealed: await seal(id), until: null }];
    webhook.health = WELL;
    return webhook;
  }

  isActive(): boolean {
    return this.state === 'active';
  }

  /** @throws WebhookNotActive */
  assertActive(): void {
    if (!this.isActive()) throw new WebhookNotActive();
  }

  /** Changes what is given and leaves the rest; a new address is given a new chance. */
  change(changes: Partial<WebhookDetails & { readonly state: ChosenState }>): void {
    const { state, ...details } = changes;
    if (details.url !== undefined && details.url !== this.url) this.health = WELL;
    Object.assign(this, details);
    if (state !== undefined) this.turn(state);
  }

  /** Signs with a new secret from now on, and with the former one beside it until then; an older one ends at once. */
  rotate(sealed: string, formerUntil: Date): void {
    const former = this.secrets.find(({ until }) => until === null)!;
    this.secrets = [
      { sealed, until: null },
      { ...former, until: formerUntil.toISOString() },
    ];
  }

  /** The newest first. */
  sealedSecretsAt(now: Date): string[] {
    return this.secrets
      .filter(({ until }) => until === null || now < new Date(until))
      .map(({ sealed }) => sealed);
  }

  /** Until when the receiver is spared; null when it may be sent to. */
  heldUntil(now: Date): Date | null {
    const until = this.health.holdUntil;
    return until !== null && now < new Date(until) ? new Date(until) : null;
  }

  /** Learns from how the receiver has answered, or not. */
  note(outcome: PostOutcome): void {
    if (succeeded(outcome)) {
      if (this.health.failuresInARow > 0) this.health = WELL;
      return;
    }
    const { failingSince, failuresInARow } = this.health;
    const since = failingSince ?? outcome.at.toISOString();
    const hold = holdUntil(failuresInARow + 1, outcome.at, outcome.retryAt);
    this.health = {
      failingSince: since,
      failuresInARow: failuresInARow + 1,
      holdUntil: hold?.toISOString() ?? null,
    };
    if (outcome.status === GONE) this.disable('gone');
    else if (outcome.at.getTime() - Date.parse(since) >= PATIENCE) this.disable('failing');
  }

  private turn(state: ChosenState): void {
    if (state === 'active' && this.state !== 'active') this.health = WELL;
    this.state = state;
    this.disabledBecause = null;
  }

  private disable(because: Disablement): void {
    if (!this.isActive()) return;
    this.state = 'disabled';
    this.disabledBecause = because;
    const { schoolId, districtId } = this;
    this.record(new WebhookDisabled(this.id, { webhookId: this.id, schoolId, districtId, because }));
  }
}
