import { AggregateRoot } from '../kernel/aggregate-root.js';
import { ProfileTextTooLong } from './account.errors.js';
import type { SelfDescription } from './person.words.js';

const LONGEST = { about: 500, pronouns: 40 } as const;

/** What people add about themselves once they have an account, and how they want to be told things. */
export class Profile extends AggregateRoot {
  /** The person's. */
  readonly id!: string;
  readonly about!: string | null;
  readonly pronouns!: string | null;
  readonly newDeviceNotice!: boolean;
  readonly lastSignedInAt!: Date | null;

  static create(personId: string): Profile {
    const empty = { about: null, pronouns: null, newDeviceNotice: true, lastSignedInAt: null };
    return Object.assign(new Profile(), { id: personId, ...empty });
  }

  /** Events may arrive late or twice: the latest sign-in stands. */
  noteSignIn(at: Date): void {
    if (!this.lastSignedInAt || this.lastSignedInAt < at) Object.assign(this, { lastSignedInAt: at });
  }

  /** @throws ProfileTextTooLong */
  describe({ about, pronouns, newDeviceNotice }: SelfDescription): void {
    if (about !== undefined) Object.assign(this, { about: textOf(about, 'about') });
    if (pronouns !== undefined) Object.assign(this, { pronouns: textOf(pronouns, 'pronouns') });
    if (newDeviceNotice !== undefined) Object.assign(this, { newDeviceNotice });
  }
}

function textOf(text: string | null, field: keyof typeof LONGEST): string | null {
  const trimmed = text?.normalize('NFC').trim() ?? '';
  if ([...trimmed].length > LONGEST[field]) throw new ProfileTextTooLong(field, LONGEST[field]);
  return trimmed === '' ? null : trimmed;
}
