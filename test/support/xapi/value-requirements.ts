import {
  both,
  did,
  everywhere,
  inside,
  lesson,
  nothingBut,
  said,
  within,
  type Places,
  type Requirement,
  type Values,
} from './requirements.js';
import { file, files } from './attachment-requirements.js';

const objects: Places = {
  object: (value) => said({ object: value }),
  'object within': (value) => within({ object: value }),
};
const defined = (name: string, of: (map: unknown) => object) =>
  inside(objects, (map) => ({ ...lesson, definition: of(map) }), name);

/** Where words are said in several languages. */
const words: Places = {
  ...inside(both('verb'), (display) => ({ id: did.id, display }), 'display'),
  ...defined('name', (name) => ({ name })),
  ...defined('description', (description) => ({ description })),
  ...defined('choice', (description) => ({ interactionType: 'choice', choices: [{ id: 'a', description }] })),
  ...defined('step', (description) => ({
    interactionType: 'performance',
    steps: [{ id: 'a', description }],
  })),
  ...inside(files, (display) => ({ ...file, display }), 'display'),
  ...inside(files, (description) => ({ ...file, description }), 'description'),
};
/** Where programs say what they like. */
const extensions: Places = {
  ...defined('extensions', (value) => ({ extensions: value })),
  ...inside(both('result'), (value) => ({ extensions: value }), 'extensions'),
  ...inside(both('context'), (value) => ({ extensions: value }), 'extensions'),
};

const LANGUAGES = [
  'de',
  'cmn',
  'de-DE',
  'zh-Hant',
  'sr-Latn-RS',
  'es-419',
  'sl-nedis',
  'en-US-u-ca-buddhist',
  'x-ours',
];
const NO_LANGUAGES = [
  'something',
  'a12345',
  'en_US',
  'en--US',
  'e',
  '',
  'zh-something-ccc',
  'zh-z-aaa-z-bbb-c-ccc',
];
const results = (name: string) => inside(both('result'), (value) => ({ [name]: value }), name);
const score = results('score');

function each<T>(values: readonly T[], of: (value: T) => unknown = (value) => value): Values {
  return Object.fromEntries(values.map((value) => [JSON.stringify(value), of(value)]));
}

export const VALUE_REQUIREMENTS: readonly Requirement[] = [
  {
    section: 'Data 2.4.3: a verb has an id, which is an IRI, and words for it',
    allowed: everywhere(both('verb'), {
      alone: { id: did.id },
      'with words': did,
      'in no language': { id: did.id, display: {} },
    }),
    refused: everywhere(both('verb'), {
      nothing: {},
      'no id': { display: { en: 'did' } },
      'something unknown': { ...did, name: 'did' },
      ...nothingBut('object'),
      ...Object.fromEntries(
        Object.entries({
          ...nothingBut('text'),
          'no scheme': 'verbs.example/did',
          wrong: 'ab=c://x',
          empty: '',
        }).map(([about, id]) => [`an id of ${about}`, { ...did, id }]),
      ),
    }),
  },
  {
    section: 'Data 4.2: languages of a map are tags of RFC 5646',
    allowed: everywhere(
      words,
      each(LANGUAGES, (tag) => ({ [tag]: 'x' })),
    ),
    refused: everywhere(words, {
      ...each(NO_LANGUAGES, (tag) => ({ en: 'x', [tag]: 'y' })),
      'null for words': { en: null },
      'a number for words': { en: 1 },
      ...nothingBut('object'),
    }),
  },
  {
    section: 'Data 4.1: extensions are named by IRIs and hold anything',
    allowed: everywhere(extensions, {
      none: {},
      ...each([true, 12_345, 'x', '', null, {}, [], { a: { b: [null] } }], (value) => ({ 'urn:x:e': value })),
    }),
    refused: everywhere(extensions, {
      'a name without its scheme': { 'hill.example/e': 1 },
      'a name with spaces': { 'should not be': true },
      'an empty name': { '': 1 },
      ...nothingBut('object'),
    }),
  },
  {
    section: 'Data 2.4.5: a result says success, completion and response by their types',
    allowed: everywhere(both('result'), {
      nothing: {},
      everything: { success: true, completion: false, response: '', duration: 'PT1H' },
    }),
    refused: {
      ...everywhere(both('result'), { 'something unknown': { grade: 'A' }, ...nothingBut('object') }),
      ...everywhere(results('success'), { ...nothingBut('truth'), 'as text': 'true' }),
      ...everywhere(results('completion'), { ...nothingBut('truth'), 'as text': 'false' }),
      ...everywhere(results('response'), nothingBut('text')),
    },
  },
  {
    section: 'Data 2.4.5.1: a score lies within its bounds',
    allowed: everywhere(score, {
      nothing: {},
      ...each([
        { scaled: -1 },
        { scaled: 1 },
        { scaled: 0.6767676 },
        { raw: -1e9 },
        { raw: 3, min: 3, max: 4 },
      ]),
      ...each([{ raw: 12.125, min: 0.12123434, max: 45.45, scaled: 0.12123434 }, { min: 5 }, { max: -5 }]),
    }),
    refused: everywhere(score, {
      ...nothingBut('object'),
      ...each([{ scaled: 1.01 }, { scaled: -1.00001 }, { raw: 3.1, max: 3 }, { raw: 2.9, min: 3 }]),
      ...each([
        { min: 3, max: 2 },
        { min: 3, max: 3 },
        { max: '100' },
        { raw: null },
        { scaled: true },
        { of: 9 },
      ]),
    }),
  },
  {
    section: 'Data 4.6: a duration is one of ISO 8601, with designators',
    allowed: everywhere(
      results('duration'),
      each([
        'PT1H0M0.1S',
        'PT4H35M59.14S',
        'PT16559.14S',
        'P3Y1M29DT4H35M59.14S',
        'P3Y',
        'P4W',
        'P1DT12H36M0.12567S',
      ]),
    ),
    refused: everywhere(results('duration'), {
      ...nothingBut('text'),
      ...each(['PA1H0M0S', 'P4W1D', 'P', 'PT', '1H', 'P1H', 'P0003-06-04T12:30:05', 'should not be', '']),
    }),
  },
];
