import type { AccountMail } from '../account-mail.js';
import type { AdministratorDirectory } from '../administrator-directory.js';
import type { PersonRepository } from '../person.repository.js';

export interface TellAdministratorsInput {
  readonly personId: string;
  /** The id of the event that is the cause. */
  readonly cause: string;
}

/** Tells those who look after the platform that there is a new account. */
export class TellAdministratorsUseCase {
  constructor(private readonly deps: { people: PersonRepository; administrators: AdministratorDirectory }) {}

  async execute({ personId, cause }: TellAdministratorsInput): Promise<AccountMail[]> {
    const person = await this.deps.people.byId(personId);
    if (person.isErased()) return [];
    const administrators = await this.deps.administrators.findAll();
    const content = { about: 'new_account', who: person.displayName, email: person.email } as const;
    return administrators.map(({ personId: id, email: to, displayName: name, locale, timeZone }) => {
      return { id: `${cause}.${id}`, to, name, locale, timeZone, content };
    });
  }
}
