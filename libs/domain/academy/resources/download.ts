import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { ResourceDownloaded } from './resource.events.js';

interface Granted {
  readonly id: string;
  readonly schoolId: string;
  readonly resourceId: string;
  readonly fileVersionId: string;
}

/** Somebody has taken a version of a file, in one go or in many (C8). */
export class Download extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly resourceId!: string;
  readonly fileVersionId!: string;
  readonly downloadGrantId!: string;
  readonly client!: string;
  readonly begunAt!: Date;

  static by({ id, schoolId, resourceId, fileVersionId }: Granted, client: string, now: Date): Download {
    const download = new Download();
    const of = { schoolId, resourceId, fileVersionId, downloadGrantId: id };
    Object.assign(download, of, { id: newId(), client, begunAt: now });
    return download;
  }

  /** It is counted; so often the resource has been downloaded now. */
  counted({ downloads, isPublic }: { readonly downloads: number; readonly isPublic: boolean }): void {
    const { resourceId, fileVersionId } = this;
    this.record(new ResourceDownloaded(resourceId, { fileVersionId, isPublic, downloads }));
  }
}
