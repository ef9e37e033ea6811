import type { Actor } from '../../../kernel/actor.js';
import { Site, type SiteDetails } from '../site.js';
import type { SiteRepository } from '../site.repository.js';

export type OpenSiteInput = SiteDetails;

/** The office gives the school a place where it publishes. A second one is refused where it is kept. */
export class OpenSiteUseCase {
  constructor(private readonly deps: { sites: SiteRepository }) {}

  async execute(input: OpenSiteInput, actor: Actor): Promise<void> {
    this.deps.sites.add(Site.open(input, actor));
  }
}
