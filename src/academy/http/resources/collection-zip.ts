import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { packStreams } from '#platform/archive/pack-streams';
import { attachmentNamed } from '#platform/http/attachment';
import { FileStore } from '#platform/storage/file-store';
import { uploadKey } from '#platform/uploads/uploads';
import { TakeResourceCollectionCommand } from '../../commands/resources/take-resource-collection.command.js';
import { GetResourceCollectionQuery } from '../../queries/resources/get-resource-collection.query.js';

/** A whole collection in one file. */
@Injectable()
export class CollectionZip {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  /** The files as they are read, numbered in the order of the collection, so that no two are called alike. */
  async of(collectionId: string, actor: Actor): Promise<StreamableFile> {
    const { title } = await this.queries.execute(new GetResourceCollectionQuery(collectionId, actor));
    const taken = await this.commands.execute(new TakeResourceCollectionCommand({ collectionId }, actor));
    const entries = taken.map(({ name, bytes, sourceId }, i) => ({
      name: `${String(i + 1).padStart(3, '0')} ${name.replaceAll(/[/\\]/g, '_')}`,
      bytes,
      open: () => this.files.get(uploadKey(actor.schoolId!, sourceId)),
    }));
    const { zip, bytes } = await packStreams(entries);
    const disposition = attachmentNamed(`${title}.zip`);
    return new StreamableFile(zip, { type: 'application/zip', length: bytes, disposition });
  }
}
