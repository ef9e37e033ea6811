import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { AdmissionRepository } from '../enrolment/admission.repository.js';
import { RunSectionUnknown } from '../enrolment/enrolment.errors.js';

export interface TakeSectionsInput {
  readonly runId: string;
  /** All classes whose students the run takes. */
  readonly sectionIds: readonly string[];
}

/** Says whose students learn in a run. They come and go with the roster, moments later. */
export class TakeSectionsUseCase {
  constructor(private readonly deps: { admissions: AdmissionRepository }) {}

  async execute({ runId, sectionIds }: TakeSectionsInput, actor: Actor): Promise<void> {
    const { admissions } = this.deps;
    const admission = await admissions.hold(runId, managesOwnOnly(actor));
    const known = await admissions.knownSections(sectionIds);
    if (sectionIds.some((id) => !known.has(id))) throw new RunSectionUnknown();
    admission.takeSections(sectionIds, actor);
  }
}
