import { LinkInvalid } from './account.errors.js';
import type { LinkTokens } from './link-tokens.js';
import { MailedLink } from './mailed-link.js';
import type { LinkPurpose } from './mailed-link.words.js';
import type { MailedLinkRepository } from './mailed-link.repository.js';
import { fingerprint } from './secret-token.js';

/** The links out for a person: only the newest of a purpose is good, and using it spends them all. */
export class MailedLinks {
  constructor(private readonly deps: { links: MailedLinkRepository; linkTokens: LinkTokens }) {}

  async replace(personId: string, purpose: LinkPurpose, now: Date): Promise<void> {
    await this.voidAll(personId, purpose, now);
    const link = await MailedLink.issue({ personId, purpose }, this.deps.linkTokens, now);
    link.announce();
    this.deps.links.add(link);
  }

  /** Answers whose link it was. @throws LinkInvalid */
  async spend(token: string, purpose: LinkPurpose, now: Date): Promise<string> {
    const link = await this.deps.links.findByToken(await fingerprint(token));
    if (!link) throw new LinkInvalid();
    link.use(purpose, now);
    await this.voidAll(link.personId, purpose, now);
    return link.personId;
  }

  private async voidAll(personId: string, purpose: LinkPurpose, now: Date): Promise<void> {
    for (const link of await this.deps.links.findUnused(personId, purpose)) link.void(now);
  }
}
