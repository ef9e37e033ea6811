import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { DownloadGrant } from '../download-grant.js';
import { DownloadNeedsPerson } from '../download.errors.js';
import type { DownloadGrantRepository } from '../download.repository.js';
import type { FileVersionRepository } from '../file-version.repository.js';
import { ResourceForMembers } from '../resource.errors.js';
import { holdsOwnOnly } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';
import type { GrantDownloadInput } from './grant-download.use-case.js';

/** The author of what is for everybody gets an address to pass on. */
export class ShareDownloadUseCase {
  constructor(
    private readonly deps: {
      resources: ResourceRepository;
      versions: FileVersionRepository;
      grants: DownloadGrantRepository;
      clock: Clock;
    },
  ) {}

  async execute({ resourceId, number, ...terms }: GrantDownloadInput, actor: Actor): Promise<{ id: string }> {
    const { resources, versions, grants, clock } = this.deps;
    if (actor.personId === null) throw new DownloadNeedsPerson();
    const resource = await resources.hold(resourceId, holdsOwnOnly(actor));
    if (!resource.isForEverybody()) throw new ResourceForMembers();
    const version = await versions.byNumber(resourceId, number ?? resource.currentNumber!);
    const grant = DownloadGrant.shared(version, terms, actor, clock.now());
    grants.add(grant);
    return { id: grant.id };
  }
}
