import { GuardianLink } from '../guardian-link.js';
import type { GuardianLinkRepository } from '../guardian-link.repository.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';

export interface LinkGuardianInput {
  readonly guardianId: string;
  readonly studentId: string;
  /** The school's own word: mother, father, carer. */
  readonly relation: string;
}

export class LinkGuardianUseCase {
  constructor(private readonly deps: { people: RosterPersonRepository; links: GuardianLinkRepository }) {}

  async execute({ guardianId, studentId, relation }: LinkGuardianInput): Promise<{ id: string }> {
    const guardian = await this.deps.people.hold(guardianId);
    const student = await this.deps.people.hold(studentId);
    const link = GuardianLink.between(guardian, student, relation);
    this.deps.links.add(link);
    return { id: link.id };
  }
}
