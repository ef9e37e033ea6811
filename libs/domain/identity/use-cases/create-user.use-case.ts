import type { Clock } from '../../kernel/clock.js';
import { Credential } from '../credential.js';
import type { CredentialRepository } from '../credential.repository.js';
import { Person } from '../person.js';
import type { PersonRepository } from '../person.repository.js';

export interface CreateUserInput {
  /** The new person's id, given because the rows are written in their own name. */
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly passwordHash: string;
}

/** An operator makes an account and vouches for its address. */
export class CreateUserUseCase {
  constructor(
    private readonly deps: { people: PersonRepository; credentials: CredentialRepository; clock: Clock },
  ) {}

  /** Answers the id of the person. @throws EmailTaken */
  async execute(input: CreateUserInput): Promise<string> {
    const now = this.deps.clock.now();
    const person = Person.create({ ...input, id: input.personId, origin: 'operator' }, now);
    this.deps.people.add(person);
    this.deps.credentials.add(Credential.create(person.id, input.passwordHash, now));
    return person.id;
  }
}
