import type { Access } from './access.js';

interface Entry {
  readonly access: Access;
  readonly subject: string;
  readonly expiresAt: number;
}

/**
 * Credentials that were verified, until they expire or something about their owner changes. Loading an access takes a
 * moment in which it may be changed: what was loaded from before a change is not kept.
 */
export class AccessCache {
  private readonly entries = new Map<string, Entry>();
  private readonly credentialsOf = new Map<string, Set<string>>();
  private readonly changedAt = new Map<string, number>();
  private tick = 0;
  private forgottenUpTo = 0;

  /** `capacity` counts credentials: about a kilobyte each. */
  constructor(private readonly capacity = 20_000) {}

  get(credential: string, now: Date): Access | undefined {
    const entry = this.entries.get(credential);
    if (!entry) return undefined;
    if (now.getTime() < entry.expiresAt) return entry.access;
    this.remove(credential, entry.subject);
    return undefined;
  }

  /** To be taken before an access is loaded, and given to {@link keep}. */
  moment(): number {
    return this.tick;
  }

  keep(credential: string, access: Access, expiresAt: Date, loadedFrom: number): void {
    const subject = (access.personId ?? access.clientId)!;
    if ((this.changedAt.get(subject) ?? this.forgottenUpTo) > loadedFrom) return;
    const [oldest] = this.entries;
    if (this.entries.size >= this.capacity && oldest) this.remove(oldest[0], oldest[1].subject);
    this.entries.set(credential, { access, subject, expiresAt: expiresAt.getTime() });
    const credentials = this.credentialsOf.get(subject) ?? new Set();
    this.credentialsOf.set(subject, credentials.add(credential));
  }

  /** Something about this person or client has changed: their sessions, roles, keys. */
  drop(subject: string): void {
    this.tick += 1;
    this.changedAt.set(subject, this.tick);
    for (const credential of this.credentialsOf.get(subject) ?? []) this.entries.delete(credential);
    this.credentialsOf.delete(subject);
    if (this.changedAt.size <= this.capacity) return;
    this.changedAt.clear();
    this.forgottenUpTo = this.tick;
  }

  dropAll(): void {
    this.tick += 1;
    this.entries.clear();
    this.credentialsOf.clear();
    this.changedAt.clear();
    this.forgottenUpTo = this.tick;
  }

  private remove(credential: string, subject: string): void {
    this.entries.delete(credential);
    const credentials = this.credentialsOf.get(subject);
    credentials?.delete(credential);
    if (credentials?.size === 0) this.credentialsOf.delete(subject);
  }
}
