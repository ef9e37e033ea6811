import { expectVersion } from '../../kernel/version.js';
import type { GuardianLinkRepository } from '../guardian-link.repository.js';

export interface ChangeGuardianLinkInput {
  readonly guardianLinkId: string;
  readonly relation: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeGuardianLinkUseCase {
  constructor(private readonly deps: { links: GuardianLinkRepository }) {}

  async execute({ guardianLinkId, relation, expectedVersion }: ChangeGuardianLinkInput): Promise<void> {
    const link = await this.deps.links.byId(guardianLinkId);
    expectVersion(link, expectedVersion);
    link.rename(relation);
  }
}
