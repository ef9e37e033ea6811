import type { PersonRepository } from '../person.repository.js';

export interface ReinstatePersonInput {
  readonly personId: string;
}

/** An operator opens an account again that was closed; its sessions stay ended. */
export class ReinstatePersonUseCase {
  constructor(private readonly deps: { people: PersonRepository }) {}

  /** @throws PersonNotFound */
  async execute(input: ReinstatePersonInput): Promise<void> {
    const person = await this.deps.people.byId(input.personId);
    person.reinstate();
  }
}
