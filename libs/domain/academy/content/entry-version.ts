import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { MomentPast, VersionNotDraft, VersionNotReady } from './content.errors.js';
import { EntryPublished, EntryUnpublished, VersionChanged } from './content.events.js';
import type { VersionState, VersionText } from './content.words.js';
import type { Entry } from './entry.js';

/** Where a version is published. */
export interface Place {
  readonly entry: Entry;
  /** What is published there in its language now, and makes way. */
  readonly before: EntryVersion | null;
  /** When the entry was published first in this language; null: it was not. */
  readonly appearedAt: Date | null;
}

interface Begun {
  readonly entryId: string;
  readonly number: number;
  readonly locale: string;
}

/**
 * What an entry says in one language. Only a draft is written (C6): what was read when it was approved is what is published, and
 * what was published is changed by another version.
 */
export class EntryVersion extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly entryId!: string;
  /** Counted in the entry, over all languages. */
  readonly number!: number;
  readonly locale!: string;
  readonly state!: VersionState;
  readonly version!: number;
  readonly title!: string;
  readonly summary!: string | null;
  readonly coverText!: string | null;
  readonly markdown!: string;
  /** Why a reviewer gave it back. */
  readonly reviewNote!: string | null;
  readonly publishAt!: Date | null;
  readonly publishedAt!: Date | null;
  /** When the entry was published first in this language. */
  readonly appearedAt!: Date | null;
  readonly archivedAt!: Date | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;

  static begin(of: Begun, { title, summary, coverText, markdown }: VersionText, by: Actor, now: Date) {
    const version = new EntryVersion();
    const none = { reviewNote: null, publishAt: null, publishedAt: null, appearedAt: null, archivedAt: null };
    const own = { id: newId(), schoolId: by.schoolId!, version: 1, createdAt: now, createdBy: by.personId };
    Object.assign(version, of, { title, summary, coverText, markdown }, none, own, { state: 'draft' });
    version.tell(null, by);
    return version;
  }

  /** Changes what is given and leaves the rest. @throws VersionNotDraft */
  write(text: Partial<VersionText>, by: Actor): void {
    if (this.state !== 'draft') throw new VersionNotDraft(this.state);
    Object.assign(this, text);
    this.tell('draft', by);
  }

  submit(by: Actor): void {
    this.become('in_review', ['draft'], by, { reviewNote: null });
  }

  /** Back to its author: as the author wishes, or as a reviewer says why. */
  giveBack(reviewNote: string | null, by: Actor): void {
    this.become('draft', ['in_review'], by, { reviewNote });
  }

  /** Approved, for a moment to come; what is scheduled is moved so. @throws MomentPast */
  schedule(publishAt: Date, by: Actor, now: Date): void {
    if (publishAt <= now) throw new MomentPast();
    this.become('scheduled', ['draft', 'in_review', 'scheduled'], by, { publishAt });
  }

  unschedule(by: Actor): void {
    this.become('in_review', ['scheduled'], by, { publishAt: null });
  }

  publish({ entry, before, appearedAt }: Place, by: Actor, now: Date): void {
    const facts = { publishAt: null, publishedAt: now, appearedAt: appearedAt ?? now };
    this.become('published', ['draft', 'in_review', 'scheduled'], by, facts);
    before?.makeWay(by, now);
    entry.appear(now);
    const { id: versionId, locale, title } = this;
    const of = { versionId, kind: entry.kind, locale, slug: entry.slug, title };
    this.record(new EntryPublished(this.entryId, { ...of, replaces: before?.id ?? null, by: by.personId }));
  }

  /** From now on nobody reads it; what it said is kept. */
  unpublish(entry: Entry, by: Actor, now: Date): void {
    this.become('archived', ['published'], by, { archivedAt: now });
    const of = { versionId: this.id, kind: entry.kind, locale: this.locale, slug: entry.slug };
    this.record(new EntryUnpublished(this.entryId, { ...of, by: by.personId }));
  }

  /** Given up before it was published; what it said is kept. */
  discard(by: Actor, now: Date): void {
    this.become('archived', ['draft', 'in_review'], by, { archivedAt: now });
  }

  isScheduledFor(at: Date): boolean {
    return this.state === 'scheduled' && this.publishAt?.getTime() === at.getTime();
  }

  private makeWay(by: Actor, now: Date): void {
    this.become('archived', ['published'], by, { archivedAt: now });
  }

  private become(to: VersionState, from: readonly VersionState[], by: Actor, facts: object): void {
    this.assertIn(from);
    const before = this.state;
    Object.assign(this, facts, { state: to });
    this.tell(before, by);
  }

  /** @throws VersionNotReady */
  private assertIn(states: readonly VersionState[]): void {
    if (!states.includes(this.state)) throw new VersionNotReady(this.state);
  }

  private tell(from: VersionState | null, by: Actor): void {
    const { id: versionId, locale, state: to, publishAt } = this;
    const told = { versionId, locale, from, to, publishAt: publishAt?.toISOString() ?? null };
    this.record(new VersionChanged(this.entryId, { ...told, by: by.personId }));
  }
}
