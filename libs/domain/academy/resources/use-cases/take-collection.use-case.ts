import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ResourceCollectionRepository } from '../collection.repository.js';
import { Download, type FileToTake } from '../download.js';
import { DownloadNeedsPerson } from '../download.errors.js';
import type { DownloadRepository } from '../download.repository.js';
import { ONE_DOWNLOAD } from '../download.words.js';
import { draftsSeenBy } from '../resource.js';

/**
 * Somebody takes a whole collection: one download of each resource in it that they see (C8). Taken again within the time of one
 * download, it is the same. Answers what there is to send.
 */
export class TakeCollectionUseCase {
  constructor(
    private readonly deps: {
      collections: ResourceCollectionRepository;
      downloads: DownloadRepository;
      clock: Clock;
    },
  ) {}

  async execute({ collectionId }: { collectionId: string }, actor: Actor): Promise<FileToTake[]> {
    const { collections, downloads, clock } = this.deps;
    if (actor.personId === null) throw new DownloadNeedsPerson();
    const now = clock.now();
    const files = await collections.filesOf(collectionId, draftsSeenBy(actor));
    const begun = files.map((file) => Download.inCollection(collectionId, file, actor, now));
    const counted = await downloads.beginAll(begun, new Date(now.getTime() - ONE_DOWNLOAD));
    for (const download of begun) {
      const count = counted.get(download.id);
      if (count) download.counted(count);
    }
    return files;
  }
}
