import {
  ana,
  ben,
  blue,
  both,
  everywhere,
  inside,
  nothingBut,
  said,
  together,
  within,
  type Places,
  type Requirement,
  type Values,
} from './requirements.js';

const context = { ...both('context') };
const somebody: Places = {
  ...both('actor'),
  ...inside(context, (instructor) => ({ instructor }), 'instructor'),
  object: (value) => said({ object: value }),
  'object within': (value) => within({ object: value }),
};
const memberOf = (value: unknown) => ({ objectType: 'Group', member: [ben, value] });
const agents: Places = {
  ...somebody,
  authority: (authority) => said({ authority }),
  ...inside(both('actor'), memberOf, 'as a member'),
  'team as a member': (value) => said({ context: { team: memberOf(value) } }),
};
const groups: Places = { ...somebody, ...inside(context, (team) => ({ team }), 'team') };

const IDENTIFIERS = {
  mbox: 'mailto:cleo@hill.example',
  mbox_sha1sum: '9A126c1d3d446da553231de4461791ca0a3b8b3f',
  openid: 'https://cleo.example/id',
  account: { homePage: 'https://hill.example/people', name: 'cleo' },
};
type Name = keyof typeof IDENTIFIERS;
const NAMES = Object.keys(IDENTIFIERS) as Name[];

/** What identifies nobody, by the identifier that it should be. */
const WRONG: Readonly<Record<Name, Values>> = {
  mbox: {
    ...nothingBut('text'),
    'another scheme': 'https://cleo.example',
    'no scheme': 'cleo@hill.example',
    'no address': 'mailto:hill.example',
    empty: '',
  },
  mbox_sha1sum: { ...nothingBut('text'), short: 'abcdef', 'no digits': 'x'.repeat(40), empty: '' },
  openid: { ...nothingBut('text'), 'no scheme': 'cleo.example/id', 'no such scheme': 'ab=c://x', empty: '' },
  account: {
    ...nothingBut('object'),
    'no name': { homePage: 'https://hill.example' },
    'no home page': { name: 'cleo' },
    'a home page without its scheme': { homePage: 'hill.example/people', name: 'cleo' },
    'no such scheme': { homePage: 'ab=c://hill.example', name: 'cleo' },
    'a number for a name': { homePage: 'https://hill.example', name: 5 },
    'an object for a name': { homePage: 'https://hill.example', name: { x: 1 } },
    'more than that': { ...IDENTIFIERS.account, domain: 'x' },
  },
};

/** By each identifier, as the kind that it is. */
function identified(objectType: string): Values {
  return Object.fromEntries(NAMES.map((name) => [name, { objectType, [name]: IDENTIFIERS[name] }]));
}

/** By what is none, by two, as what there is not, with what no such thing has. */
function unidentified(objectType: string): Values {
  const wrong = NAMES.flatMap((name) =>
    Object.entries(WRONG[name]).map(([about, value]) => [`${name}, ${about}`, { objectType, [name]: value }]),
  );
  const pairs = NAMES.flatMap((one, i) =>
    NAMES.slice(i + 1).map((other) => [
      `${one} and ${other}`,
      { objectType, [one]: IDENTIFIERS[one], [other]: IDENTIFIERS[other] },
    ]),
  );
  const { mbox } = IDENTIFIERS;
  const named = Object.entries(nothingBut('text')).map(([kind, name]) => [
    `${kind} for a name`,
    { objectType, mbox, name },
  ]);
  const kinds = [objectType.toLowerCase(), 'Person', 123, { key: 'x' }, null].map((kind) => [
    `${JSON.stringify(kind)} as its kind`,
    { objectType: kind, mbox },
  ]);
  const more = [['something unknown', { objectType, mbox, age: 12 }]];
  return Object.fromEntries([...wrong, ...pairs, ...named, ...kinds, ...more]) as Values;
}

const { mbox } = IDENTIFIERS;

export const ACTOR_REQUIREMENTS: readonly Requirement[] = [
  {
    section: 'Data 2.4.2.1, 2.4.2.3, 2.4.2.4: an agent has exactly one identifier, of its form',
    allowed: everywhere(agents, { ...identified('Agent'), named: { ...ana, name: 'Ana' } }),
    refused: everywhere(agents, {
      ...unidentified('Agent'),
      'no identifier': { objectType: 'Agent', name: 'Cleo' },
      nobody: {},
      members: { ...ana, member: [ben] },
      ...nothingBut('object'),
    }),
  },
  {
    section: 'Data 2.4.2.1: who does not say what they are is an agent, but not as an object',
    allowed: everywhere({ ...both('actor'), authority: agents['authority']! }, { unsaid: { mbox } }),
    refused: everywhere({ object: somebody['object']! }, { agent: { mbox }, group: { member: [ana] } }),
  },
  {
    section: 'Data 2.4.2.2: a group has one identifier at most, and without one its members',
    allowed: everywhere(groups, {
      ...identified('Group'),
      anonymous: blue,
      'one member': { objectType: 'Group', member: [ana] },
      'both of it': { ...blue, mbox },
    }),
    refused: everywhere(groups, {
      ...unidentified('Group'),
      'anonymous, nobody': { objectType: 'Group', name: 'Blue' },
      'anonymous, none': { objectType: 'Group', member: [] },
      'a member alone': { objectType: 'Group', member: ana },
      'a member who is nobody': { objectType: 'Group', member: [ana, {}] },
      'a group as a member': { objectType: 'Group', mbox, member: [blue] },
      'text for members': { objectType: 'Group', mbox, member: 'ana' },
    }),
  },
  {
    section: 'Data 2.4.6: a team is a group',
    allowed: {},
    refused: everywhere(
      inside(context, (team) => ({ team })),
      { agent: ana, nothing: {}, ...nothingBut('object') },
    ),
  },
  {
    section: 'Data 2.4.9: an authority that is a group is two agents, and anonymous',
    allowed: { two: said({ authority: blue }) },
    refused: everywhere(
      { authority: (authority) => said({ authority }) },
      {
        one: { objectType: 'Group', member: [ana] },
        three: { objectType: 'Group', member: [ana, ben, ana] },
        ...Object.fromEntries(
          NAMES.map((name) => [`named by ${name}`, { ...blue, [name]: IDENTIFIERS[name] }]),
        ),
        ...identified('Group'),
      },
    ),
  },
  {
    section: '2.0, 4.2.2.5: agents and groups of a context, with the types for which they are relevant',
    versions: ['2.0.0'],
    allowed: relevant([
      ['contextAgents', 'agent', ana],
      ['contextGroups', 'group', blue],
      ['contextGroups', 'group', { objectType: 'Group', mbox }],
    ]).allowed,
    refused: relevant([
      ['contextAgents', 'agent', ana],
      ['contextGroups', 'group', blue],
    ]).refused,
  },
];

function relevant(lists: readonly (readonly [list: string, name: string, who: object])[]) {
  const relevantTypes = ['https://hill.example/types/player', 'urn:x:keeper'];
  const places = (list: string) => inside(context, (one) => ({ [list]: [one] }), list);
  const allowed = lists.map(([list, name, who], i) => {
    const one = { objectType: list.slice(0, -1), [name]: who };
    return everywhere(places(list), { [`${i}`]: one, [`${i} for types`]: { ...one, relevantTypes } });
  });
  const refused = lists.map(([list, name, who]) => {
    const one = { objectType: list.slice(0, -1), [name]: who };
    return everywhere(places(list), {
      'another kind': { ...one, objectType: 'Agent' },
      'no kind': { [name]: who },
      nobody: { objectType: one.objectType },
      'somebody unknown': { ...one, [name]: { key: 'x' } },
      'no types': { ...one, relevantTypes: [] },
      'a type that is no IRI': { ...one, relevantTypes: ['abc'] },
      'a type alone': { ...one, relevantTypes: 'urn:x:keeper' },
      'something unknown': { ...one, member: [ben] },
      null: null,
    });
  });
  return { allowed: together(allowed), refused: together(refused) };
}
