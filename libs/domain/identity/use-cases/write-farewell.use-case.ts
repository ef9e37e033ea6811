import type { AccountMail } from '../account-mail.js';
import type { Farewells } from '../erasure/farewells.js';

export interface WriteFarewellInput {
  readonly farewellId: string;
}

/** Writes to whoever had an account that it was erased; to nobody when that was said, or is too late. */
export class WriteFarewellUseCase {
  constructor(private readonly deps: { farewells: Farewells }) {}

  async execute({ farewellId: id }: WriteFarewellInput): Promise<AccountMail[]> {
    const farewell = await this.deps.farewells.find(id);
    if (!farewell) return [];
    const { email, displayName, locale, timeZone } = farewell;
    return [{ id, to: email, name: displayName, locale, timeZone, content: { about: 'account_erased' } }];
  }
}
