import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { nextTry } from './delivery-schedule.js';
import { succeeded, type DeliveryAttempt, type DeliveryState, type PostOutcome } from './delivery.words.js';
import { DeliveryUnderWay } from './webhook.errors.js';
import type { Webhook } from './webhook.js';
import { PING } from './webhook.words.js';

/** Attempts that the log keeps; the latest. */
const KEPT = 20;

/** One event on its way to one receiver. Most are made by the relay, together with the event's position. */
export class WebhookDelivery extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly webhookId!: string;
  readonly schoolId!: string | null;
  readonly districtId!: string | null;
  readonly eventId!: string;
  readonly eventType!: string;
  /** The thing that the event is about. */
  readonly subjectId!: string;
  /** The school in which it happened; null for what happened to a district. */
  readonly eventSchoolId!: string | null;
  readonly occurredAt!: Date;
  readonly data!: object;
  readonly createdAt!: Date;
  private state!: DeliveryState;
  /** Attempts in all. */
  private tries!: number;
  /** Attempts that the schedule has seen: since the delivery, or the last redelivery by hand, began. */
  private triesInRound!: number;
  private attempts!: readonly DeliveryAttempt[];
  private nextTryAt!: Date | null;
  private finishedAt!: Date | null;

  /** Something to try the receiver with. */
  static ping(webhook: Webhook, now: Date): WebhookDelivery {
    const { id: webhookId, schoolId, districtId } = webhook;
    const delivery = Object.assign(new WebhookDelivery(), { id: newId(), version: 1 });
    Object.assign(delivery, { webhookId, schoolId, districtId });
    Object.assign(delivery, { eventId: newId(), eventType: PING, subjectId: webhookId });
    Object.assign(delivery, {
      eventSchoolId: schoolId,
      occurredAt: now,
      data: { webhookId },
      createdAt: now,
    });
    Object.assign(delivery, { tries: 0, triesInRound: 0, attempts: [], finishedAt: null });
    delivery.state = 'waiting';
    delivery.nextTryAt = now;
    return delivery;
  }

  /** The number of the attempt that comes next. */
  get nextAttempt(): number {
    return this.tries + 1;
  }

  get dueAt(): Date | null {
    return this.nextTryAt;
  }

  /** False when the attempt was made already, or the delivery is over. */
  awaits(attempt: number): boolean {
    return this.state === 'waiting' && attempt === this.nextAttempt;
  }

  /** What is sent, the same at each attempt. */
  body(): string {
    const { eventId: id, eventType: type, eventSchoolId: schoolId, subjectId, data } = this;
    return JSON.stringify({ id, type, timestamp: this.occurredAt.toISOString(), schoolId, subjectId, data });
  }

  /** The receiver is to be spared until then; this is not an attempt. */
  postpone(until: Date): void {
    this.nextTryAt = until;
  }

  cancel(now: Date): void {
    this.finish('cancelled', now);
  }

  /** Keeps what came of an attempt and, if it failed, plans the next one. */
  note(outcome: PostOutcome): void {
    const { at, durationMs, status, fault, excerpt } = outcome;
    const attempt = { at: at.toISOString(), durationMs, status, fault, excerpt };
    this.attempts = [...this.attempts, attempt].slice(-KEPT);
    this.tries += 1;
    this.triesInRound += 1;
    if (succeeded(outcome)) return this.finish('delivered', at);
    this.nextTryAt = nextTry(this.triesInRound, at, outcome.retryAt);
    if (!this.nextTryAt) this.finish('failed', at);
  }

  /** Sends it once more, by hand, with all its attempts. @throws DeliveryUnderWay */
  redeliver(now: Date): void {
    if (this.state === 'waiting') throw new DeliveryUnderWay();
    this.state = 'waiting';
    this.triesInRound = 0;
    this.nextTryAt = now;
    this.finishedAt = null;
  }

  private finish(state: DeliveryState, now: Date): void {
    this.state = state;
    this.nextTryAt = null;
    this.finishedAt = now;
  }
}
