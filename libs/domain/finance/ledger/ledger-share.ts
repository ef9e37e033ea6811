import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { LedgerShareEnded } from './ledger.events.js';
import { ShareAnswered } from './ledger.errors.js';
import type { ShareAccess, ShareState } from './ledger.words.js';

/** Days that an invitation may be answered. Then it ends, and the address is forgotten. */
const DAYS_TO_ANSWER = 30;
const DAY = 86_400_000;

export interface ShareOffer {
  readonly ledgerId: string;
  readonly email: string;
  readonly access: ShareAccess;
}

/**
 * That a ledger is shared with somebody. The owner writes an address and is told nothing of whether anybody has it; who has, finds
 * the invitation under the own account. From the answer on the address is forgotten, and the person stands for it.
 */
export class LedgerShare extends AggregateRoot {
  readonly id!: string;
  readonly ledgerId!: string;
  readonly access!: ShareAccess;
  readonly version!: number;
  private state!: ShareState;
  private email!: string | null;
  private personId!: string | null;
  readonly invitedAt!: Date;
  readonly expiresAt!: Date;
  private answeredAt!: Date | null;
  private endedAt!: Date | null;

  static offer({ ledgerId, email, access }: ShareOffer, now: Date): LedgerShare {
    return Object.assign(new LedgerShare(), {
      id: newId(),
      ledgerId,
      access,
      state: 'invited' satisfies ShareState,
      email: email.trim().toLowerCase(),
      personId: null,
      invitedAt: now,
      expiresAt: new Date(now.getTime() + DAYS_TO_ANSWER * DAY),
      answeredAt: null,
      endedAt: null,
      version: 1,
    } as object);
  }

  /** @throws ShareAnswered */
  answer(accepted: boolean, personId: string, now: Date): void {
    if (this.state !== 'invited' || this.expiresAt <= now) throw new ShareAnswered();
    this.state = accepted ? 'accepted' : 'declined';
    this.email = null;
    this.personId = personId;
    this.answeredAt = now;
  }

  /** Takes an invitation back, or what was shared; having ended already is no change. */
  end(now: Date): void {
    if (this.state !== 'invited' && this.state !== 'accepted') return;
    this.state = 'ended';
    this.email = null;
    this.endedAt = now;
    this.record(new LedgerShareEnded(this.ledgerId, { shareId: this.id }));
  }
}
