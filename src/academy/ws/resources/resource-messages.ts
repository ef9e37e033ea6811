import type { ResourceChange, ResourceState } from '#domain/academy/resources/resource.words';

/** `academy.resource_changed` on `school:{schoolId}:resources`: of what is published, or was until now. */
export class ResourceMessage {
  /** @format uuid */
  resourceId!: string;
  change!: ResourceChange;
  /** As it is now. */
  state!: ResourceState;
  title!: string | null;
  /** Of its current file. */
  number!: number | null;
}

/** `academy.resource_downloaded` on the same. */
export class ResourceDownloadMessage {
  /** @format uuid */
  resourceId!: string;
  /** How often it has been downloaded. */
  downloads!: number;
}

/** `academy.collection_changed` on the same. */
export class CollectionMessage {
  /** @format uuid */
  collectionId!: string;
  change!: 'created' | 'described' | 'arranged' | 'removed';
}
