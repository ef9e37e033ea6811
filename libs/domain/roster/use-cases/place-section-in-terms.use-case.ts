import { expectVersion } from '../../kernel/version.js';
import type { SectionRepository } from '../section.repository.js';
import { TermNotFound } from '../term.errors.js';
import type { TermRepository } from '../term.repository.js';

export interface PlaceSectionInTermsInput {
  readonly sectionId: string;
  /** All terms of its academic year in which it is taught; those that are missing here it leaves. */
  readonly termIds: readonly string[];
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class PlaceSectionInTermsUseCase {
  constructor(private readonly deps: { sections: SectionRepository; terms: TermRepository }) {}

  async execute({ sectionId, termIds, expectedVersion }: PlaceSectionInTermsInput): Promise<void> {
    const section = await this.deps.sections.hold(sectionId);
    expectVersion(section, expectedVersion);
    section.assertGoingOn();
    const ofYear = (await this.deps.terms.ofYear(section.academicYearId)).map(({ id }) => id);
    if (!termIds.every((id) => ofYear.includes(id))) throw new TermNotFound();
    await this.deps.sections.placeInTerms(section, termIds);
  }
}
