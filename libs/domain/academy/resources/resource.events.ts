import { DomainEvent } from '../../kernel/domain-event.js';
import type { ResourceChange, ResourceState } from './resource.words.js';

/** Something was done to a resource. What is not published has no title here, for the event goes to others as well. */
export class ResourceChanged extends DomainEvent<{
  readonly change: ResourceChange;
  readonly state: ResourceState;
  /** Whether it is, or was until now, to be seen by everybody in the school. */
  readonly isPublic: boolean;
  readonly title: string | null;
  /** Of its file; null while it has none. */
  readonly number: number | null;
  readonly by: string | null;
}> {
  static override readonly type = 'academy.resource_changed';
}

/** Somebody has begun to download a version: once, however many requests it takes (C8). */
export class ResourceDownloaded extends DomainEvent<{
  readonly fileVersionId: string;
  /** Whether it is published: of a draft nobody else hears. */
  readonly isPublic: boolean;
  /** How often the resource has been downloaded, this time included. */
  readonly downloads: number;
}> {
  static override readonly type = 'academy.resource_downloaded';
}

/** It was made, renamed, put in another order or removed. */
export class CollectionChanged extends DomainEvent<{
  readonly change: 'created' | 'described' | 'arranged' | 'removed';
  readonly by: string | null;
}> {
  static override readonly type = 'academy.collection_changed';
}
