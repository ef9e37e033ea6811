import type { Actor } from '../../kernel/actor.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
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
  constructor(private readonly deps: { outlines: OutlineRepository; questions: QuestionRepository }) {}

  async execute({ itemId, changes, expectedVersion }: ChangeItemInput, actor: Actor): Promise<void> {
    const { outlines, questions } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    const item = await outlines.item(itemId);
    expectVersion(item, expectedVersion);
    item.change(changes);
    if (changes.quiz) await questions.assertAskable(changes.quiz, outline.run.courseId);
    outline.note('item_changed', itemId, actor);
  }
}
