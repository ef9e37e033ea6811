import type { Actor } from '../../kernel/actor.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import type { Timekeeper } from '../assessment/timekeeper.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { ItemDetails } from '../outline/course-item.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface ChangeItemInput {
  readonly itemId: string;
  readonly changes: Partial<ItemDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeItemUseCase {
  constructor(
    private readonly deps: {
      outlines: OutlineRepository;
      questions: QuestionRepository;
      timekeeper: Timekeeper;
    },
  ) {}

  async execute({ itemId, changes, expectedVersion }: ChangeItemInput, actor: Actor): Promise<void> {
    const { outlines, questions, timekeeper } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    const item = await outlines.item(itemId);
    expectVersion(item, expectedVersion);
    const attempts = item.quiz()?.attempts;
    item.change(changes);
    if (changes.quiz) await questions.assertAskable(changes.quiz, outline.run.courseId);
    if (changes.closesAt !== undefined) await timekeeper.follow(outline.run.id);
    outline.note('item_changed', itemId, actor);
    // Whoever has none left may have one now.
    if (item.quiz()?.attempts !== attempts) outline.note('completion_changed', itemId, actor);
  }
}
