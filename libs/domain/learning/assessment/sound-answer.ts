import { AnswerInvalid } from './assessment.errors.js';
import type { Answer, GivenAnswer, QuestionContent } from './question.words.js';

const BOTH = ['true', 'false'];

/**
 * The answer as it is kept: of the kind of the question, with keys that it has, each once. Nothing at all is an answer too:
 * it takes back what was said before.
 * @param pointer to it, in the body of the request
 * @throws AnswerInvalid
 */
export function soundAnswer(
  questionId: string,
  { kind, options, targets }: QuestionContent,
  given: GivenAnswer,
  pointer: string,
): Answer {
  const { keys, text, pairs } = {
    keys: given.keys ?? [],
    text: given.text ?? null,
    pairs: given.pairs ?? [],
  };
  const refuse = (field: string, detail: string) =>
    new AnswerInvalid(questionId, `${pointer}/${field}`, detail);
  const writes = kind === 'short_text' || kind === 'numeric';
  if (text !== null && !writes) throw refuse('text', 'must be left out for this question');
  if (pairs.length > 0 && kind !== 'matching') throw refuse('pairs', 'must be left out for this question');
  if (keys.length > 0 && (writes || kind === 'matching'))
    throw refuse('keys', 'must be left out for this question');
  const known = new Set(kind === 'true_false' ? BOTH : options.map(({ key }) => key));
  if (!distinctIn(keys, known)) throw refuse('keys', 'must be options of the question, each once');
  if (keys.length > 1 && (kind === 'single' || kind === 'true_false'))
    throw refuse('keys', 'must be one option');
  if (keys.length > 0 && kind === 'ordering' && keys.length < options.length)
    throw refuse('keys', 'must be all options in an order');
  const to = new Set(targets.map(({ key }) => key));
  const matched = pairs.map(({ left }) => left);
  if (!distinctIn(matched, known) || pairs.some(({ right }) => !to.has(right)))
    throw refuse('pairs', 'must match options of the question, each once, with targets of it');
  return { keys, text, pairs };
}

/** The same, whatever the order is where order means nothing. */
export function isSameAnswer({ kind }: QuestionContent, one: Answer, other: Answer): boolean {
  const inOrder = (keys: readonly string[]) => (kind === 'ordering' ? [...keys] : keys.toSorted());
  const flat = ({ pairs }: Answer) => pairs.map(({ left, right }) => `${left} ${right}`).toSorted();
  const said = (answer: Answer) => [inOrder(answer.keys), answer.text ?? '', flat(answer)];
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

function distinctIn(keys: readonly string[], known: ReadonlySet<string>): boolean {
  return new Set(keys).size === keys.length && keys.every((key) => known.has(key));
}
