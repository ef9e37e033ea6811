import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import { LocaleInUse } from '../content.errors.js';
import type { SiteDetails } from '../site.js';
import type { SiteRepository } from '../site.repository.js';

export interface ChangeSiteInput {
  readonly changes: Partial<SiteDetails>;
  readonly expectedVersion: number | undefined;
}

/** No language goes in which something is written or read. */
export class ChangeSiteUseCase {
  constructor(private readonly deps: { sites: SiteRepository }) {}

  async execute({ changes, expectedVersion }: ChangeSiteInput, actor: Actor): Promise<void> {
    const { sites } = this.deps;
    const site = await sites.hold();
    expectVersion(site, expectedVersion);
    if (changes.locales) await this.assertUnused(changes.locales);
    site.change(changes, actor);
  }

  private async assertUnused(kept: readonly string[]): Promise<void> {
    const inUse = await this.deps.sites.localesInUse();
    const lost = inUse.filter((locale) => !kept.includes(locale));
    if (lost.length > 0) throw new LocaleInUse(lost);
  }
}
