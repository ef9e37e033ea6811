import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { CollectionChanged } from './resource.events.js';

export interface CollectionDetails {
  readonly title: string;
  readonly summary: string | null;
}

/** Resources in an order, for a purpose. Everybody sees of it what they see of the library. */
export class ResourceCollection extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  private title!: string;
  private summary!: string | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;
  readonly version!: number;
  /** Put in order anew, which is a change as well. */
  private arrangedAt!: Date | null;

  static create(details: CollectionDetails, by: Actor, now: Date): ResourceCollection {
    const collection = new ResourceCollection();
    Object.assign(collection, details, {
      id: newId(),
      schoolId: by.schoolId!,
      createdAt: now,
      createdBy: by.personId,
      version: 1,
      arrangedAt: null,
    });
    collection.tell('created', by);
    return collection;
  }

  /** Changes what is given and leaves the rest. */
  describe(details: Partial<CollectionDetails>, by: Actor): void {
    Object.assign(this, details);
    this.tell('described', by);
  }

  arranged(by: Actor, now: Date): void {
    this.arrangedAt = now;
    this.tell('arranged', by);
  }

  beRemoved(by: Actor): void {
    this.tell('removed', by);
  }

  private tell(change: 'created' | 'described' | 'arranged' | 'removed', by: Actor): void {
    this.record(new CollectionChanged(this.id, { change, by: by.personId }));
  }
}
