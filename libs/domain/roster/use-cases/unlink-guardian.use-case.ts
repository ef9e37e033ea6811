import { expectVersion } from '../../kernel/version.js';
import type { GuardianLinkRepository } from '../guardian-link.repository.js';

export interface UnlinkGuardianInput {
  readonly guardianLinkId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** From now on the guardian sees nothing of the student. */
export class UnlinkGuardianUseCase {
  constructor(private readonly deps: { links: GuardianLinkRepository }) {}

  async execute({ guardianLinkId, expectedVersion }: UnlinkGuardianInput): Promise<void> {
    const link = await this.deps.links.byId(guardianLinkId);
    expectVersion(link, expectedVersion);
    link.cut();
    this.deps.links.remove(link);
  }
}
