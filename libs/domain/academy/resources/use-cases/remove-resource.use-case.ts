import type { Actor } from '../../../kernel/actor.js';
import type { FileVersionRepository } from '../file-version.repository.js';
import type { ResourceSources } from '../resource-sources.js';
import { holdsOwnOnly } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';

/** Removes a resource that nobody else sees, with every version of its file; the bytes go as those of ended uploads do. */
export class RemoveResourceUseCase {
  constructor(
    private readonly deps: {
      resources: ResourceRepository;
      versions: FileVersionRepository;
      sources: ResourceSources;
    },
  ) {}

  async execute({ resourceId }: { resourceId: string }, actor: Actor): Promise<void> {
    const { resources, versions, sources } = this.deps;
    const resource = await resources.hold(resourceId, holdsOwnOnly(actor));
    resource.beRemoved(actor);
    for (const sourceId of await versions.sourcesOf(resourceId)) await sources.letGo(sourceId);
    resources.remove(resource);
  }
}
