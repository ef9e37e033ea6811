import type { Actor } from '../../kernel/actor.js';
import { Section, type SectionDetails } from '../section.js';
import type { SectionRepository } from '../section.repository.js';
import type { SectionKind } from '../section.words.js';

export interface CreateSectionInput extends SectionDetails {
  readonly academicYearId: string;
  readonly courseId: string | null;
  readonly kind: SectionKind;
}

export class CreateSectionUseCase {
  constructor(private readonly deps: { sections: SectionRepository }) {}

  async execute(
    { academicYearId, courseId, kind, ...details }: CreateSectionInput,
    actor: Actor,
  ): Promise<{ id: string }> {
    const section = Section.create({ schoolId: actor.schoolId!, academicYearId, courseId, kind }, details);
    this.deps.sections.add(section);
    return { id: section.id };
  }
}
