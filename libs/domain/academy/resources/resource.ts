import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { ResourceArchived, ResourcePublished, ResourceWithoutFile } from './resource.errors.js';
import { ResourceChanged } from './resource.events.js';
import type { Audience, Licence, ResourceChange, ResourceState } from './resource.words.js';

export interface ResourceDetails {
  readonly title: string;
  /** In a few lines, for lists. */
  readonly summary: string | null;
  readonly licence: Licence;
  readonly tags: readonly string[];
  readonly audience: Audience;
}

/** Something of the school's library: what it is called and on what terms it may be used. Its file comes in versions. */
export class Resource extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly state!: ResourceState;
  readonly audience!: Audience;
  private title!: string;
  private summary!: string | null;
  private licence!: Licence;
  private tags!: readonly string[];
  /** Of its newest version; null: there is none yet. */
  readonly currentNumber!: number | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;
  readonly version!: number;

  /** Begins as a draft without a file. */
  static create(details: ResourceDetails, by: Actor, now: Date): Resource {
    const resource = new Resource();
    Object.assign(resource, details, {
      id: newId(),
      schoolId: by.schoolId!,
      state: 'draft' satisfies ResourceState,
      tags: [...details.tags],
      currentNumber: null,
      createdAt: now,
      createdBy: by.personId,
      version: 1,
    });
    resource.tell('created', by);
    return resource;
  }

  /** Changes what is given and leaves the rest. */
  describe(details: Partial<ResourceDetails>, by: Actor): void {
    this.assertOpen();
    Object.assign(this, details);
    this.tell('described', by);
  }

  /** Answers the number of the next version of its file, which is the current one from now on. */
  takeNextFile(by: Actor): number {
    this.assertOpen();
    const number = (this.currentNumber ?? 0) + 1;
    Object.assign(this, { currentNumber: number });
    this.tell('file_added', by);
    return number;
  }

  /** Publishes, takes back or archives it; being there already is no change. */
  becomes(state: ResourceState, by: Actor): void {
    if (state === this.state) return;
    if (state === 'published' && this.currentNumber === null) throw new ResourceWithoutFile();
    const wasPublished = this.isPublished();
    Object.assign(this, { state });
    const change = { draft: 'unpublished', published: 'published', archived: 'archived' } as const;
    this.tell(change[state], by, wasPublished);
  }

  /** @throws ResourcePublished while others see it */
  beRemoved(by: Actor): void {
    if (this.isPublished()) throw new ResourcePublished();
    this.tell('removed', by);
  }

  isPublished(): boolean {
    return this.state === 'published';
  }

  /** Whether it may be passed on to whoever has an address. */
  isForEverybody(): boolean {
    return this.isPublished() && this.audience === 'public';
  }

  /** @throws ResourceArchived */
  private assertOpen(): void {
    if (this.state === 'archived') throw new ResourceArchived();
  }

  private tell(change: ResourceChange, by: Actor, wasPublished = false): void {
    const isPublic = wasPublished || this.isPublished();
    const { state, currentNumber: number } = this;
    const title = isPublic ? this.title : null;
    this.record(new ResourceChanged(this.id, { change, state, isPublic, title, number, by: by.personId }));
  }
}

/** Whether the actor works on own resources only. */
export function holdsOwnOnly(actor: Actor): boolean {
  return actor.reach('academy.resource.manage') !== 'all';
}

/** Whose resources somebody sees while they are not published. */
export function draftsSeenBy(actor: Actor): 'all' | 'own' | 'none' {
  if (actor.reach('academy.resource.read') === 'all') return 'all';
  return actor.reach('academy.resource.manage') === 'none' ? 'none' : 'own';
}

/** Whether the actor sees this one also while it is not published. */
export function seesAsDraft(actor: Actor, { createdBy }: Pick<Resource, 'createdBy'>): boolean {
  const seen = draftsSeenBy(actor);
  return seen === 'all' || (seen === 'own' && createdBy === actor.personId);
}
