import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AnswerInvalid } from './assessment.errors.js';
import { decimalOf } from './decimal.js';
import { scoreOf, shareOf, sumOf } from './grading.js';
import { normalised } from './normalised.js';
import { questionContent, type GivenQuestion } from './question-content.js';
import type { GivenAnswer, QuestionContent } from './question.words.js';
import { shuffled } from './shuffled.js';
import { isSameAnswer, soundAnswer } from './sound-answer.js';

const asked = (given: Partial<GivenQuestion> & Pick<GivenQuestion, 'kind'>) =>
  questionContent({ prompt: 'How?', points: 4, ...given }, null);
const said = (content: QuestionContent, given: GivenAnswer) => soundAnswer('q', content, given, '/answer');
const share = (content: QuestionContent, given: GivenAnswer) => shareOf(content, said(content, given));
const keyOf = ({ options, targets }: QuestionContent, text: string) =>
  [...options, ...targets].find((one) => one.text === text)!.key;

const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 8 });

/** A question of any kind, with the answer that is right in every part. */
const anyQuestion: fc.Arbitrary<{ content: QuestionContent; right: GivenAnswer }> = fc.oneof(
  fc.tuple(texts, fc.infiniteStream(fc.boolean())).map(([all, luck]) => {
    const options = all.map((text, i) => ({ text, correct: i === 0 || luck.next().value === true }));
    const content = asked({ kind: 'multiple', options });
    return { content, right: { keys: content.solution.keys } };
  }),
  texts.map((all) => {
    const content = asked({ kind: 'single', options: all.map((text, i) => ({ text, correct: i === 1 })) });
    return { content, right: { keys: [keyOf(content, all[1]!)] } };
  }),
  texts.map((all) => {
    const content = asked({ kind: 'ordering', options: all.map((text) => ({ text })) });
    return { content, right: { keys: all.map((text) => keyOf(content, text)) } };
  }),
  texts.map((all) => {
    const pairs = all.map((text) => ({ left: `left ${text}`, right: `right ${text}` }));
    const content = asked({ kind: 'matching', pairs, distractors: ['nothing'] });
    const solved = pairs.map(({ left, right }) => ({
      left: keyOf(content, left),
      right: keyOf(content, right),
    }));
    return { content, right: { pairs: solved } };
  }),
  fc
    .boolean()
    .map((isTrue) => ({ content: asked({ kind: 'true_false', isTrue }), right: { keys: [`${isTrue}`] } })),
  fc.integer({ min: -999, max: 999 }).map((n) => {
    const content = asked({ kind: 'numeric', value: `${n}.5`, tolerance: '0.1' });
    return { content, right: { text: `${n},50` } };
  }),
);

describe('grading', () => {
  it('gives everything for what is right in every part, and nothing for nothing', () => {
    fc.assert(
      fc.property(anyQuestion, ({ content, right }) => {
        expect(share(content, right)).toBe(1);
        expect(share(content, {})).toBe(0);
        expect(shareOf(content, null)).toBe(0);
      }),
    );
  });

  it('stays from 0 to 1 whatever is answered, and is the same in whatever order the choices were shown', () => {
    fc.assert(
      fc.property(anyQuestion, fc.string(), fc.nat(), ({ content, right }, seed, n) => {
        const { options, targets } = content;
        const some = shuffled(options, seed).slice(
          0,
          content.kind === 'single' ? 1 : n % (options.length + 1),
        );
        const given: GivenAnswer =
          content.kind === 'matching'
            ? { pairs: some.map(({ key }, i) => ({ left: key, right: targets[i % targets.length]!.key })) }
            : {
                keys: content.kind === 'ordering' ? shuffled(right.keys!, seed) : some.map(({ key }) => key),
              };
        if (content.kind === 'numeric' || content.kind === 'true_false') return;
        const one = share(content, given)!;
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
        const otherwise = { ...content, options: shuffled(options, seed), targets: shuffled(targets, seed) };
        expect(share(otherwise, given)).toBe(one);
        expect(scoreOf(content.points, one)).toBeLessThanOrEqual(content.points);
      }),
    );
  });

  it('lets nobody gain by choosing everything: with as many wrong options as right ones it is nothing', () => {
    const options = ['a', 'b', 'c', 'd'].map((text, i) => ({ text, correct: i < 2 }));
    const content = asked({ kind: 'multiple', options });
    const chosen = (...all: string[]) => share(content, { keys: all.map((text) => keyOf(content, text)) });
    expect([
      chosen('a', 'b'),
      chosen('a'),
      chosen('a', 'c'),
      chosen('c'),
      chosen('a', 'b', 'c', 'd'),
    ]).toEqual([1, 0.5, 0, 0, 0]);
    expect(chosen('a', 'b', 'c')).toBe(0.5);
  });

  it('of an order counts neighbours: one thing at a wrong place does not make all behind it wrong', () => {
    const content = asked({ kind: 'ordering', options: ['1', '2', '3', '4', '5'].map((text) => ({ text })) });
    const order = (text: string) => share(content, { keys: [...text].map((one) => keyOf(content, one)) });
    expect([order('12345'), order('51234'), order('12354'), order('54321')]).toEqual([1, 0.75, 0.5, 0]);
  });

  it('of pairs counts those that belong together', () => {
    const pairs = [
      { left: 'Poland', right: 'Warsaw' },
      { left: 'Kenya', right: 'Nairobi' },
    ];
    const content = asked({ kind: 'matching', pairs, distractors: ['Lodz'] });
    const k = (text: string) => keyOf(content, text);
    const given = [
      { left: k('Poland'), right: k('Warsaw') },
      { left: k('Kenya'), right: k('Lodz') },
    ];
    expect(share(content, { pairs: given })).toBe(0.5);
  });

  it.each([
    ['0.3', '0.1', '0.2', 1], // exactly at the tolerance, where binary fractions are not
    ['0,3', '0.1', '0.2', 1],
    ['0.3000000001', '0.1', '0.2', 0],
    ['-2', '-2.0', '0', 1],
    ['abc', '1', '0', 0],
    ['1e3', '1000', '0', 0],
  ])('takes %s for %s ± %s as %d', (text, value, tolerance, expected) => {
    expect(share(asked({ kind: 'numeric', value, tolerance }), { text })).toBe(expected);
  });

  it('compares texts by what is read, and by case only where that matters', () => {
    const accepted = ['Marie  Curie', 'fi'];
    const loose = asked({ kind: 'short_text', accepted });
    for (const text of ['marie curie', ' MARIE\u00a0CURIE\t', 'Marie\u200bCurie', '\ufb01'])
      expect(share(loose, { text })).toBe(1);
    expect(share(loose, { text: 'Pierre Curie' })).toBe(0);
    expect(share(asked({ kind: 'short_text', accepted, caseSensitive: true }), { text: 'marie curie' })).toBe(
      0,
    );
    fc.assert(
      fc.property(
        fc.string(),
        (text) => normalised(normalised(text, false), false) === normalised(text, false),
      ),
    );
  });

  it('leaves to a person what is flagged so, and neither what is accepted anyway nor what is empty', () => {
    const content = asked({ kind: 'short_text', accepted: ['yes'], manual: true });
    expect([
      share(content, { text: 'perhaps' }),
      share(content, { text: 'Yes' }),
      share(content, { text: ' ' }),
    ]).toEqual([null, 1, 0]);
  });

  it('adds scores without the errors of binary fractions', () => {
    expect(sumOf([0.1, 0.2])).toBe(0.3);
    expect(scoreOf(1, 1 / 3)).toBe(0.33);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 })), (all) => {
        expect(sumOf(all.map((n) => n / 100))).toBe(all.reduce((sum, n) => sum + n, 0) / 100);
      }),
    );
  });
});

describe('questions', () => {
  it('keep the keys of what says the same, and give keys that tell no order', () => {
    const options = ['one', 'two', 'three'].map((text) => ({ text }));
    const first = asked({ kind: 'ordering', options });
    const changed = questionContent(
      {
        kind: 'ordering',
        prompt: 'Which way?',
        points: 4,
        options: [options[2]!, options[0]!, { text: 'four' }],
      },
      first,
    );
    expect(changed.solution.keys.slice(0, 2)).toEqual([keyOf(first, 'three'), keyOf(first, 'one')]);
    const keys = first.options.map(({ key }) => key);
    expect(keys).toEqual(keys.toSorted());
  });

  it.each<[Partial<GivenQuestion> & Pick<GivenQuestion, 'kind'>, string]>([
    [{ kind: 'single', options: [{ text: 'a', correct: true }] }, '/options'],
    [
      {
        kind: 'single',
        options: [
          { text: 'a', correct: true },
          { text: 'b', correct: true },
        ],
      },
      '/options',
    ],
    [{ kind: 'multiple', options: [{ text: 'a' }, { text: 'b' }] }, '/options'],
    [{ kind: 'multiple', options: [{ text: 'a', correct: true }, { text: 'a' }] }, '/options'],
    [{ kind: 'ordering', options: [{ text: 'a', correct: true }, { text: 'b' }] }, '/options'],
    [{ kind: 'true_false' }, '/isTrue'],
    [{ kind: 'short_text' }, '/accepted'],
    [{ kind: 'short_text', accepted: ['\u200b'] }, '/accepted'],
    [{ kind: 'numeric', value: 'NaN' }, '/value'],
    [{ kind: 'numeric', value: '1', tolerance: '-1' }, '/tolerance'],
    [{ kind: 'matching', pairs: [{ left: 'a', right: 'b' }] }, '/pairs'],
    [{ kind: 'numeric', value: '1', options: [] }, '/options'],
  ])('are refused where they are wrong: %j', (given, pointer) => {
    expect(() => asked(given)).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ pointer })] }),
    );
  });

  it('take no answers of another kind, no keys that they have not, and none twice', () => {
    const content = asked({ kind: 'multiple', options: [{ text: 'a', correct: true }, { text: 'b' }] });
    const a = keyOf(content, 'a');
    for (const given of [
      { text: 'a' },
      { keys: ['x'] },
      { keys: [a, a] },
      { pairs: [{ left: a, right: a }] },
    ])
      expect(() => said(content, given)).toThrow(AnswerInvalid);
    const both = content.options.map(({ key }) => key);
    expect(
      isSameAnswer(content, said(content, { keys: both }), said(content, { keys: both.toReversed() })),
    ).toBe(true);
  });
});

describe('shuffling', () => {
  it('loses nothing, and is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (things, seed) => {
        const sorted = (all: number[]) => all.toSorted((a, b) => a - b);
        expect(sorted(shuffled(things, seed))).toEqual(sorted(things));
        expect(shuffled(things, seed)).toEqual(shuffled(things, seed));
      }),
    );
  });

  it('puts each thing at each place about as often', () => {
    const firsts = Array.from(
      { length: 3000 },
      (_, seed) => shuffled(['a', 'b', 'c'], `attempt ${seed}`)[0]!,
    );
    for (const thing of ['a', 'b', 'c'])
      expect(firsts.filter((one) => one === thing).length).toBeGreaterThan(850);
  });
});

describe('decimals', () => {
  it('are exact', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 999 }), (n, thousandths) => {
        const text = `${n}.${String(thousandths).padStart(3, '0')}`;
        const sign = text.startsWith('-') ? -1n : 1n;
        const units = sign * (BigInt(Math.abs(n)) * 1000n + BigInt(thousandths)) * 10_000_000n;
        expect(decimalOf(text)).toBe(units);
      }),
    );
    expect(decimalOf('1.2.3')).toBeNull();
  });
});
