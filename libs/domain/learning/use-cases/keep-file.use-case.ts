import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { SchoolFile } from '../video/school-file.js';
import type { SchoolFileRepository } from '../video/school-file.repository.js';
import type { VideoSources } from '../video/video-sources.js';

export interface KeepFileInput {
  readonly uploadId: string;
  /** As it is offered; null: as the upload was called. */
  readonly name: string | null;
}

/** Makes a file for items to offer of a whole upload. */
export class KeepFileUseCase {
  constructor(private readonly deps: { files: SchoolFileRepository; sources: VideoSources; clock: Clock }) {}

  async execute({ uploadId, name }: KeepFileInput, actor: Actor): Promise<{ id: string }> {
    const { files, sources, clock } = this.deps;
    const source = await sources.takeAsFile(uploadId);
    const file = SchoolFile.of({ ...source, name: name ?? source.name }, actor, clock.now());
    files.add(file);
    return { id: file.id };
  }
}
