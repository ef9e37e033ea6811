import { AggregateRoot } from '../kernel/aggregate-root.js';
import { PasswordChanged } from './account.events.js';

/** The password of a person, as an argon2id hash. A person who never set one has none and cannot sign in by it. */
export class Credential extends AggregateRoot {
  /** The person's. */
  readonly id!: string;
  readonly passwordHash!: string;
  readonly changedAt!: Date;

  static create(personId: string, passwordHash: string, now: Date): Credential {
    return Object.assign(new Credential(), { id: personId, passwordHash, changedAt: now });
  }

  change(passwordHash: string, how: 'change' | 'reset', now: Date): void {
    Object.assign(this, { passwordHash, changedAt: now });
    this.record(new PasswordChanged(this.id, { personId: this.id, how }));
  }
}
