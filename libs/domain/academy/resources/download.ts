import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { ResourceDownloaded } from './resource.events.js';

interface Granted {
  readonly id: string;
  readonly schoolId: string;
  readonly resourceId: string;
  readonly fileVersionId: string;
}

/** What is fetched of a resource that lies in a collection. */
export interface FileToTake {
  readonly resourceId: string;
  readonly fileVersionId: string;
  readonly sourceId: string;
  readonly name: string;
  readonly bytes: number;
}

/** Somebody has taken a version of a file, in one go or in many (C8). */
export class Download extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly resourceId!: string;
  readonly fileVersionId!: string;
  /** Null: in a collection. */
  readonly downloadGrantId!: string | null;
  readonly collectionId!: string | null;
  readonly client!: string;
  readonly begunAt!: Date;

  static by({ id, schoolId, resourceId, fileVersionId }: Granted, client: string, now: Date): Download {
    const download = new Download();
    const of = { schoolId, resourceId, fileVersionId, downloadGrantId: id, collectionId: null };
    Object.assign(download, of, { id: newId(), client, begunAt: now });
    return download;
  }

  /** As one of those that are taken with the whole collection. */
  static inCollection(collectionId: string, of: FileToTake, by: Actor, now: Date): Download {
    const { resourceId, fileVersionId } = of;
    const download = new Download();
    Object.assign(download, {
      id: newId(),
      schoolId: by.schoolId!,
      resourceId,
      fileVersionId,
      downloadGrantId: null,
      collectionId,
      client: by.personId!,
      begunAt: now,
    });
    return download;
  }

  /** It is counted; so often the resource has been downloaded now. */
  counted({ downloads, isPublic }: { readonly downloads: number; readonly isPublic: boolean }): void {
    const { resourceId, fileVersionId } = this;
    this.record(new ResourceDownloaded(resourceId, { fileVersionId, isPublic, downloads }));
  }
}
