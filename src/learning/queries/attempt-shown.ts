import type { AskedQuestion } from '#domain/learning/assessment/attempt.words';
import type { Choice, QuestionContent } from '#domain/learning/assessment/question.words';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import type { AttemptQuestionView, AttemptRow, AttemptView } from './attempt.view.js';

/** The attempt as its reader may see it (B6): authors everything, learners nothing of results before their release. */
export function attemptShown(row: AttemptRow): AttemptView {
  const { open, over: _, done: __, reveal: ___, answers, marks, paper, ...attempt } = row;
  const isReleased = open || row.state === 'released';
  const isRevealed = open || (row.state === 'released' && reveals(row));
  const questions = paper.map(({ asked, content, right }): AttemptQuestionView => {
    const { questionId } = asked;
    return {
      ...questionShown(asked, content),
      answer: answers[questionId] ?? null,
      mark: isReleased ? (marks[questionId] ?? null) : null,
      solution: isRevealed ? right.solution : null,
      feedback: isRevealed && right.feedback !== null ? renderMarkdown(right.feedback) : null,
    };
  });
  return { ...attempt, score: isReleased ? attempt.score : null, questions };
}

/** What was released reveals what is right, too, as the quiz says. */
function reveals({ reveal, over, done }: AttemptRow): boolean {
  switch (reveal) {
    case 'with_result':
      return true;
    case 'when_done':
      return done === true;
    case 'when_closed':
      return over === true;
    case 'never':
      return false;
  }
}

/** Without what is right. */
function questionShown({ questionId, points, options, targets }: AskedQuestion, content: QuestionContent) {
  const { kind, prompt } = content;
  return {
    questionId,
    kind,
    prompt,
    html: renderMarkdown(prompt),
    points,
    options: inOrder(options, content.options),
    targets: inOrder(targets, content.targets),
  };
}

function inOrder(keys: readonly string[], choices: readonly Choice[]): Choice[] {
  const known = new Map(choices.map((one) => [one.key, one]));
  return keys.flatMap((key) => known.get(key) ?? []);
}
