import { describe, expect, it } from '@jest/globals';
import type { Fields } from './shape.js';
import { asCanonical, languagesOf } from './statement-format.js';

const lesson = { objectType: 'Activity', id: 'https://hill.example/lessons/1' };
const statement = {
  actor: { mbox: 'mailto:ana@hill.example' },
  verb: { id: 'https://verbs.example/did' },
  object: lesson,
};

describe('a statement in the canonical format', () => {
  it('is in one language in what an interaction is made of, too', () => {
    const made = (description: object) => ({
      interactionType: 'choice',
      ...Object.fromEntries(
        ['choices', 'scale', 'source', 'target', 'steps'].map((list) => [
          list,
          [{ id: 'a', description }, { id: 'b' }],
        ]),
      ),
    });
    const known = new Map([[lesson.id, made({ en: 'Bread', pl: 'Chleb' })]]);
    expect(asCanonical(statement, known, ['pl'])['object']).toEqual({
      ...lesson,
      definition: made({ pl: 'Chleb' }),
    });
  });

  it.each([
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant-HK'], 'zh-Hant-HK'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant-HK', 'zh'], 'zh'],
    ['zh-Hant-TW', ['zh-Hant', 'zh-Hant-TW'], 'zh-Hant-TW'],
    ['zh-Hant-TW', ['en', 'zh-Hans'], 'zh-Hans'],
    ['de', ['den', 'de-AT'], 'de-AT'],
  ])('is for %s in what is closest to it of %j: %s', (wanted, tags, chosen) => {
    const name = Object.fromEntries(tags.map((tag) => [tag, 'x']));
    const { object } = asCanonical(statement, new Map([[lesson.id, { name }]]), languagesOf(wanted));
    expect((object as { definition: Fields }).definition).toEqual({ name: { [chosen]: 'x' } });
  });
});
