import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { LinkInvalid } from './account.errors.js';
import { PasswordResetRequested, VerificationLinkIssued } from './account.events.js';
import type { LinkTokens } from './link-tokens.js';
import type { LinkPurpose } from './mailed-link.words.js';
import { fingerprint } from './secret-token.js';

const HOUR = 3_600_000;
/** A reset opens the account, so it is short; a verification only confirms an address. */
const LIFETIME: Record<LinkPurpose, number> = { verify_email: 72 * HOUR, reset_password: HOUR };

/** A link that proves, once, that whoever follows it reads the mail of the person. Only a fingerprint is stored. */
export class MailedLink extends AggregateRoot {
  readonly id!: string;
  readonly personId!: string;
  readonly purpose!: LinkPurpose;
  readonly tokenHash!: string;
  readonly expiresAt!: Date;
  readonly usedAt!: Date | null;

  static async issue(
    input: { id?: string; personId: string; purpose: LinkPurpose },
    tokens: LinkTokens,
    now: Date,
  ): Promise<MailedLink> {
    const id = input.id ?? newId();
    return Object.assign(new MailedLink(), {
      id,
      personId: input.personId,
      purpose: input.purpose,
      tokenHash: await fingerprint(await tokens.tokenFor(input.purpose, id)),
      expiresAt: new Date(now.getTime() + LIFETIME[input.purpose]),
      usedAt: null,
    });
  }

  /** Says that the link is to be mailed, when no other event of the same transaction says so. */
  announce(): void {
    const data = { personId: this.personId, linkId: this.id };
    const Event = this.purpose === 'reset_password' ? PasswordResetRequested : VerificationLinkIssued;
    this.record(new Event(this.personId, data));
  }

  /** @throws LinkInvalid when it was used, is too old or was meant for something else. */
  use(purpose: LinkPurpose, now: Date): void {
    if (this.purpose !== purpose || this.usedAt || now >= this.expiresAt) throw new LinkInvalid();
    this.void(now);
  }

  /** A newer link, or the end of its reason, makes this one worthless. */
  void(now: Date): void {
    if (!this.usedAt) Object.assign(this, { usedAt: now });
  }
}
