import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { DownloadGrant, type GrantTerms } from '../download-grant.js';
import { DownloadNeedsPerson } from '../download.errors.js';
import type { DownloadGrantRepository } from '../download.repository.js';
import type { FileVersionRepository } from '../file-version.repository.js';
import { ResourceNotFound, ResourceWithoutFile } from '../resource.errors.js';
import { seesAsDraft } from '../resource.js';
import type { ResourceRepository } from '../resource.repository.js';

export interface GrantDownloadInput extends GrantTerms {
  readonly resourceId: string;
  /** Of the version; null: the current one. */
  readonly number: number | null;
}

/** Whoever sees a resource gets an address of their own for one version of its file. */
export class GrantDownloadUseCase {
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
    const resource = await resources.byId(resourceId);
    const seesDraft = seesAsDraft(actor, resource);
    if (!resource.isPublished() && !seesDraft) throw new ResourceNotFound();
    const wanted = number ?? resource.currentNumber;
    if (wanted === null) throw new ResourceWithoutFile();
    const version = await versions.byNumber(resourceId, wanted);
    const grant = DownloadGrant.own(version, terms, seesDraft, actor, clock.now());
    grants.add(grant);
    return { id: grant.id };
  }
}
