import { AggregateRoot } from '../kernel/aggregate-root.js';
import { PasswordChanged } from './account.events.js';

/** The password of a person, as an argon2id hash. A person who never set one has none and cannot sign in by it. */
export class Credential extends AggregateRoot {
  private _passwordHash!: string;
  private _changedAt!: Date;

  /** `id` is the person's. */
  constructor(readonly id: string) {
    super();
  }

  static create(personId: string, passwordHash: string, now: Date): Credential {
    const credential = new Credential(personId);
    credential._passwordHash = passwordHash;
    credential._changedAt = now;
    return credential;
  }

  get passwordHash(): string {
    return this._passwordHash;
  }

  get changedAt(): Date {
    return this._changedAt;
  }

  change(passwordHash: string, how: 'change' | 'reset', now: Date): void {
    this._passwordHash = passwordHash;
    this._changedAt = now;
    this.record(new PasswordChanged(this.id, { personId: this.id, how }));
  }
}
