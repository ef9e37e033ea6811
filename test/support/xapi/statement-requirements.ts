import {
  ana,
  blue,
  both,
  did,
  everywhere,
  ID,
  inside,
  lesson,
  nothingBut,
  reference,
  said,
  within,
  type Places,
  type Requirement,
  type Values,
} from './requirements.js';

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
const NO_UUID: Values = {
  ...nothingBut('text'),
  'a digit too many': `${ID}8`,
  'other letters': `M${ID.slice(1)}`,
  'no hyphens': ID.replaceAll('-', ''),
  braces: `{${ID}}`,
  empty: '',
};
const at = (name: string): Places => ({ [name]: (value) => said({ [name]: value }) });
const object = (value: unknown) => said({ object: value });
const registration = inside(both('context'), (value) => ({ registration: value }), 'registration');
const OTHERS = { agent: ana, group: blue, reference, statement: { objectType: 'SubStatement', ...said() } };
const PROPERTIES = [
  'id',
  'actor',
  'verb',
  'object',
  'result',
  'context',
  'timestamp',
  'stored',
  'authority',
].concat(['version', 'attachments']);

export const STATEMENT_REQUIREMENTS: readonly Requirement[] = [
  {
    section: 'Data 2.2: a statement has an actor, a verb, an object, and nothing that is not known',
    allowed: { plain: said(), within: within() },
    refused: {
      'no actor': { verb: did, object: lesson },
      'no verb': { actor: ana, object: lesson },
      'no object': { actor: ana, verb: did },
      nothing: {},
      'no actor within': object({ objectType: 'SubStatement', verb: did, object: lesson }),
      'no verb within': object({ objectType: 'SubStatement', actor: ana, object: lesson }),
      'no object within': object({ objectType: 'SubStatement', actor: ana, verb: did }),
      ...Object.fromEntries(
        PROPERTIES.flatMap((name) => [
          [`${name} in capitals`, said({ [name.toUpperCase()]: lesson })],
          [`null for ${name}`, said({ [name]: null })],
        ]),
      ),
      'what it is': said({ objectType: 'Statement' }),
    },
  },
  {
    section: 'Data 2.4.1: ids are UUIDs',
    allowed: {
      reference: object({ ...reference, id: ID.toUpperCase() }),
      ...everywhere(registration, { small: ID, capital: ID.toUpperCase() }),
    },
    refused: {
      ...everywhere(at('id'), NO_UUID),
      ...everywhere(registration, NO_UUID),
      ...everywhere(
        {
          reference: (id) => object({ objectType: 'StatementRef', id }),
          'reference within': (id) => within({ object: { objectType: 'StatementRef', id } }),
          ...inside(
            both('context'),
            (id) => ({ statement: { objectType: 'StatementRef', id } }),
            'statement',
          ),
        },
        NO_UUID,
      ),
    },
  },
  {
    section: 'Data 2.4.4: an object is an activity, an agent, a group, a reference or a statement within',
    allowed: Object.fromEntries(Object.entries(OTHERS).map(([kind, value]) => [kind, object(value)])),
    refused: {
      ...everywhere(
        { object, 'object within': (value) => within({ object: value }) },
        {
          ...Object.fromEntries(
            Object.entries(OTHERS).map(([kind, value]) => [
              `${kind} in small letters`,
              { ...value, objectType: value.objectType.toLowerCase() },
            ]),
          ),
          'a thing': { objectType: 'Thing', id: lesson.id },
          'a reference to nothing': { objectType: 'StatementRef' },
          'a reference that says not so': { id: ID, objectType: undefined },
          'a reference with more': { ...reference, definition: {} },
          nothing: {},
          ...nothingBut('object'),
        },
      ),
      'one within one within': within({ object: { objectType: 'SubStatement', ...said() } }),
      ...Object.fromEntries(
        Object.entries({ id: ID, stored: '2013-05-18T05:32:34.804Z', version: '1.0.0', authority: ana }).map(
          ([name, value]) => [`${name} within`, within({ [name]: value })],
        ),
      ),
    },
  },
  {
    section: 'Data 2.3.2: what voids refers to a statement, whether it is there or not',
    allowed: { voiding: said({ verb: { id: VOIDED }, object: reference }) },
    refused: Object.fromEntries(
      Object.entries({ lesson, agent: ana, statement: OTHERS.statement }).map(([kind, value]) => [
        kind,
        said({ verb: { id: VOIDED }, object: value }),
      ]),
    ),
  },
  {
    section: 'Data 2.4.6: a context; revision and platform are for activities',
    allowed: everywhere(both('context'), {
      nothing: {},
      everything: {
        registration: ID,
        revision: 'r3',
        platform: 'web',
        language: 'tlh',
        statement: reference,
        instructor: blue,
      },
    }),
    refused: {
      ...everywhere(both('context'), { 'something unknown': { room: 3 }, ...nothingBut('object') }),
      ...Object.fromEntries(
        ['revision', 'platform', 'language'].flatMap((name) =>
          Object.entries(
            everywhere(
              inside(both('context'), (value) => ({ [name]: value }), name),
              nothingBut('text'),
            ),
          ),
        ),
      ),
      ...everywhere(
        inside(both('context'), (language) => ({ language }), 'language'),
        { 'no tag': 'something', 'two extensions of one letter': 'zh-z-aaa-z-bbb' },
      ),
      ...Object.fromEntries(
        ['revision', 'platform'].flatMap((name) =>
          Object.entries(OTHERS).flatMap(([kind, value]) => [
            [`${name} of ${kind}`, said({ context: { [name]: 'x' }, object: value })],
            ...(kind === 'statement'
              ? []
              : [
                  [`${name} of ${kind} within`, within({ context: { [name]: 'x' }, object: value })] as const,
                ]),
          ]),
        ),
      ),
      ...everywhere(
        inside(both('context'), (statement) => ({ statement }), 'statement'),
        { 'an activity': lesson, 'saying not so': { id: ID }, ...nothingBut('object') },
      ),
    },
  },
];
