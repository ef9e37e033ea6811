import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import { questionContent, type GivenQuestion } from './question-content.js';
import type { QuestionContent, QuestionState } from './question.words.js';

export interface QuestionPlace {
  readonly schoolId: string;
  /** Whose bank it is in; null: that of the whole school. */
  readonly courseId: string | null;
}

/** What somebody may be asked, in the bank of a course or of the school. */
export class Question extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly courseId!: string | null;
  readonly state!: QuestionState;
  /** Which of its versions is the newest; the earlier ones stay as they were, for whoever was asked by them. */
  readonly revision!: number;
  /** What questions are drawn from at random: a name within the bank. */
  private pool!: string;
  private content!: QuestionContent;
  private changedAt!: Date;
  private changedBy!: string | null;
  readonly version!: number;

  static ask(
    at: QuestionPlace,
    pool: string,
    given: GivenQuestion,
    when: { by: Actor; now: Date },
  ): Question {
    const question = new Question();
    const state: QuestionState = 'active';
    Object.assign(question, { ...at, id: newId(), state, revision: 0, pool, content: null, version: 1 });
    question.change(pool, given, when);
    return question;
  }

  /** The same question in the bank of another course, with a life of its own. */
  copyTo(courseId: string, { by, now }: { by: Actor; now: Date }): Question {
    const copy = new Question();
    const { schoolId, state, pool, content } = this;
    Object.assign(copy, { id: newId(), schoolId, courseId, state, pool, content, version: 1 });
    return Object.assign(copy, { revision: 1, changedAt: now, changedBy: by.personId });
  }

  /** Says it otherwise, as a new version; saying the same is no new version. */
  change(pool: string, given: GivenQuestion, { by, now }: { by: Actor; now: Date }): void {
    const content = questionContent(given, this.content);
    this.pool = pool;
    if (JSON.stringify(content) === JSON.stringify(this.content)) return;
    this.content = content;
    Object.assign(this, { revision: this.revision + 1, changedAt: now, changedBy: by.personId });
  }

  becomes(state: QuestionState): void {
    Object.assign(this, { state });
  }
}
