import {
  both,
  everywhere,
  inside,
  lesson,
  nothingBut,
  said,
  together,
  within,
  type Places,
  type Requirement,
  type Values,
} from './requirements.js';

const KINDS = ['parent', 'grouping', 'category', 'other'] as const;

const objects: Places = {
  object: (value) => said({ object: value }),
  'object within': (value) => within({ object: value }),
};
const ofContext = (name: string, wrap: (value: unknown) => unknown): Places =>
  Object.fromEntries(
    KINDS.flatMap((kind) =>
      Object.entries(
        inside(both('context'), (one) => ({ contextActivities: { [kind]: wrap(one) } }), `${kind}${name}`),
      ),
    ),
  );
const alone = ofContext('', (one) => one);
const listed = ofContext(' in a list', (one) => [lesson, one]);
const activities: Places = { ...objects, ...alone, ...listed };
const definitions = inside(
  { ...objects, 'context parent in a list': listed['context parent in a list']! },
  (definition) => ({
    ...lesson,
    definition,
  }),
);

const INTERACTIONS = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
];
const LISTS = ['choices', 'scale', 'source', 'target', 'steps'];
const NO_IRI: Values = {
  ...nothingBut('text'),
  'no scheme': 'hill.example/x',
  'no such scheme': 'ab=c://hill.example',
  spaces: 'should not be',
  empty: '',
};

function named(name: string, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([about, value]) => [`${name}, ${about}`, { [name]: value }]),
  );
}

const components = LISTS.map((list) => ({ list, interactionType: 'matching' }));
const component = (more: object) => [{ id: 'a', description: { en: 'A' } }, more];

export const ACTIVITY_REQUIREMENTS: readonly Requirement[] = [
  {
    section: 'Data 2.4.4.1: an activity has an id, which is an IRI',
    allowed: everywhere(activities, {
      lesson,
      'not saying what it is': { id: 'https://hill.example/lessons/2' },
      'a name': { id: 'urn:uuid:6f3c2d1e-0000-4000-8000-000000000000' },
      'letters of others': { id: 'https://hill.example/Stücke/講義?x=%C3%A4#1' },
    }),
    refused: everywhere(activities, {
      'no id': { objectType: 'Activity' },
      'in small letters': { ...lesson, objectType: 'activity' },
      'something unknown': { ...lesson, name: { en: 'Lesson' } },
      ...Object.fromEntries(
        Object.entries(NO_IRI).map(([about, id]) => [`an id of ${about}`, { objectType: 'Activity', id }]),
      ),
    }),
  },
  {
    section: 'Data 2.4.6.2: activities of a context are parent, grouping, category and other',
    allowed: everywhere(
      inside(both('context'), (contextActivities) => ({ contextActivities })),
      { none: {}, all: Object.fromEntries(KINDS.map((kind) => [kind, [lesson]])), empty: { parent: [] } },
    ),
    refused: everywhere(
      inside(both('context'), (contextActivities) => ({ contextActivities })),
      { another: { sibling: [lesson] }, 'in capitals': { Parent: [lesson] }, ...nothingBut('object') },
    ),
  },
  {
    section: 'Data 2.4.4.1 table 2: a definition has names, a type, more information, extensions',
    allowed: everywhere(definitions, {
      nothing: {},
      name: { name: { en: 'Lesson', 'de-CH': 'Stunde' } },
      description: { description: { 'zh-Hant': '課' } },
      type: { type: 'http://adlnet.gov/expapi/activities/lesson' },
      moreInfo: { moreInfo: 'https://hill.example/lessons/1/about' },
      extensions: { extensions: { 'urn:x:room': { floor: [2, null] } } },
    }),
    refused: everywhere(definitions, {
      ...nothingBut('object'),
      ...named('type', NO_IRI),
      ...named('moreInfo', NO_IRI),
      ...named('title', { 'what is not known': { en: 'Lesson' } }),
    }),
  },
  {
    section: 'Data 2.4.4.1: an interaction is one of ten, in these letters',
    allowed: everywhere(
      definitions,
      Object.fromEntries(
        INTERACTIONS.map((interactionType) => [
          interactionType,
          { interactionType, correctResponsesPattern: ['a[,]b', ''] },
        ]),
      ),
    ),
    refused: everywhere(definitions, {
      ...Object.fromEntries(
        INTERACTIONS.map((one) => [
          `capital ${one}`,
          { interactionType: one[0]!.toUpperCase() + one.slice(1) },
        ]),
      ),
      ...named('interactionType', { ...NO_IRI, 'an IRI': 'urn:x:choice', 'one of ours': 'guess' }),
      ...Object.fromEntries(
        ['correctResponsesPattern', ...LISTS].map((name) => [`${name} of nothing`, { [name]: [] }]),
      ),
      'a pattern as text': { interactionType: 'other', correctResponsesPattern: 'a' },
      'a pattern of numbers': { interactionType: 'other', correctResponsesPattern: [1] },
    }),
  },
  {
    section: 'Data 2.4.4.1: components of an interaction have ids that differ, and descriptions',
    allowed: together(
      components.map(({ list, interactionType }) =>
        everywhere(definitions, {
          [list]: { interactionType, [list]: component({ id: 'b' }) },
          [`${list}, none`]: { interactionType, [list]: [] },
        }),
      ),
    ),
    refused: together(
      components.map(({ list, interactionType }) =>
        everywhere(
          inside(definitions, (value) => ({ interactionType, [list]: value }), list),
          {
            'no list': { id: 'a' },
            'one id twice': component({ id: 'a' }),
            'no id': component({ description: { en: 'B' } }),
            'an empty id': component({ id: '' }),
            'a number for an id': component({ id: 1 }),
            'an object for an id': component({ id: {} }),
            'a description as text': component({ id: 'b', description: 'B' }),
            'something unknown': component({ id: 'b', score: 1 }),
          },
        ),
      ),
    ),
  },
];
