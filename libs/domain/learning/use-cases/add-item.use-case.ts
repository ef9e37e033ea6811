import type { Actor } from '../../kernel/actor.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import { managesOwnOnly } from '../course.js';
import { CourseItem, type ItemDetails } from '../outline/course-item.js';
import type { ItemKind } from '../outline/item-kinds.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface AddItemInput extends ItemDetails {
  readonly moduleId: string;
  readonly kind: ItemKind;
}

/** Puts something new at the end of a module. It is a draft until it is published. */
export class AddItemUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository; questions: QuestionRepository }) {}

  async execute({ moduleId, kind, ...details }: AddItemInput, actor: Actor): Promise<{ id: string }> {
    const { outlines, questions } = this.deps;
    const outline = await outlines.hold({ moduleId }, managesOwnOnly(actor));
    const { schoolId, id: runId } = outline.run;
    const place = { schoolId, runId, moduleId, position: outline.roomForItem(moduleId) };
    const item = CourseItem.of(place, kind, details);
    const quiz = item.quiz();
    if (quiz) await questions.assertAskable(quiz, outline.run.courseId);
    outlines.addItem(item);
    outline.note('item_added', item.id, actor);
    return { id: item.id };
  }
}
