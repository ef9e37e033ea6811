import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { SchoolFileRepository } from '../video/school-file.repository.js';
import type { VideoSources } from '../video/video-sources.js';

/** Only what no item offers can be removed. */
export class RemoveFileUseCase {
  constructor(private readonly deps: { files: SchoolFileRepository; sources: VideoSources }) {}

  async execute({ fileId }: { fileId: string }, actor: Actor): Promise<void> {
    const { files, sources } = this.deps;
    const file = await files.byId(fileId, managesOwnOnly(actor));
    files.remove(file);
    await sources.letGo(file.sourceId);
  }
}
