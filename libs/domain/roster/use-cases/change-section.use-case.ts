import { expectVersion } from '../../kernel/version.js';
import type { SectionDetails } from '../section.js';
import type { SectionRepository } from '../section.repository.js';

export interface ChangeSectionInput {
  readonly sectionId: string;
  readonly changes: Partial<SectionDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeSectionUseCase {
  constructor(private readonly deps: { sections: SectionRepository }) {}

  async execute({ sectionId, changes, expectedVersion }: ChangeSectionInput): Promise<void> {
    const section = await this.deps.sections.hold(sectionId);
    expectVersion(section, expectedVersion);
    section.change(changes);
  }
}
