import type { AccountMail, AccountMailContent } from '../account-mail.js';
import type { LinkTokens } from '../link-tokens.js';
import type { PersonRepository } from '../person.repository.js';

/** What is to be told; links are named by their id, and the secret is worked out here. */
export type Telling =
  | Exclude<AccountMailContent, { readonly token: string }>
  | { readonly about: 'confirm_address' | 'reset_password'; readonly linkId: string };

export interface WriteToPersonInput {
  readonly personId: string;
  readonly telling: Telling;
  /** The id of the event that is the cause. */
  readonly cause: string;
}

/** Writes a mail to a person about their account; to nobody where it was erased since. */
export class WriteToPersonUseCase {
  constructor(private readonly deps: { people: PersonRepository; linkTokens: LinkTokens }) {}

  async execute({ personId, telling, cause }: WriteToPersonInput): Promise<AccountMail[]> {
    const person = await this.deps.people.byId(personId);
    if (person.isErased()) return [];
    const { email, displayName, locale, timeZone } = person;
    const content = await this.contentOf(telling);
    return [{ id: cause, to: email, name: displayName, locale, timeZone, content }];
  }

  private async contentOf(telling: Telling): Promise<AccountMailContent> {
    if (!('linkId' in telling)) return telling;
    const purpose = telling.about === 'confirm_address' ? 'verify_email' : 'reset_password';
    return { about: telling.about, token: await this.deps.linkTokens.tokenFor(purpose, telling.linkId) };
  }
}
