import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import type { GradingSchemeRepository } from '../assessment/grading-scheme.repository.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import type { CourseRun } from '../course-run.js';
import type { OutlineRepository } from './outline.repository.js';

/** A run, and the one that is to be like it, which is empty. */
export interface RunCopy {
  readonly from: CourseRun;
  readonly to: CourseRun;
}

/** Copies by the ids of their originals. */
type CopyOf = ReadonlyMap<string, string>;

interface Bank {
  readonly from: string;
  readonly to: string;
}

/** Copies what courses and runs are made of: all of it at once, however much there is. */
export class Copyist {
  constructor(
    private readonly deps: {
      outlines: OutlineRepository;
      questions: QuestionRepository;
      schemes: GradingSchemeRepository;
    },
  ) {}

  /** The questions of a course for another one, so that changing the one never changes the other. */
  async copyBank({ from, to }: Bank, by: Actor, now: Date): Promise<CopyOf> {
    const copyOf = new Map([[from, to]]);
    for (const question of await this.deps.questions.ofCourse(from)) {
      const copy = question.copyTo(to, { by, now });
      copyOf.set(question.id, copy.id);
      this.deps.questions.add(copy);
    }
    return copyOf;
  }

  /** @param bank the copies of the questions, where they were copied */
  async copyRuns(runs: readonly RunCopy[], bank: CopyOf = new Map()): Promise<void> {
    const { outlines, schemes } = this.deps;
    const originals = runs.map(({ from }) => from.id);
    const runOf = new Map(runs.map(({ from, to }) => [from.id, to]));
    const moduleOf = new Map<string, string>();
    for (const module of await outlines.modulesOf(originals)) {
      const copy = module.copyTo(runOf.get(module.runId)!);
      moduleOf.set(module.id, copy.id);
      outlines.addModule(copy);
    }
    const items = await outlines.itemsOf(originals);
    const copyOf = new Map([...bank, ...items.map(({ id }) => [id, newId()] as const)]);
    for (const { from, to } of runs) to.completeLike(from, copyOf);
    for (const item of items) {
      const { schoolId, position } = item;
      const [runId, moduleId] = [runOf.get(item.runId)!.id, moduleOf.get(item.moduleId)!];
      outlines.addItem(item.copyTo({ schoolId, runId, moduleId, position }, copyOf));
    }
    for (const scheme of await schemes.ofRuns(originals))
      schemes.add(scheme.copyTo(runOf.get(scheme.id)!, copyOf));
  }
}
