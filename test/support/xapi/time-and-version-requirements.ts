import {
  ana,
  both,
  everywhere,
  nothingBut,
  said,
  type Places,
  type Requirement,
  type Values,
} from './requirements.js';

const NO_INSTANT: Values = {
  ...nothingBut('text'),
  ...Object.fromEntries(
    [
      '01/011/2015',
      '2008-09-15T15:53:00.601-00',
      '2008-09-15T15:53:00.601-0000',
      '2008-09-15T15:53:00.601-00:00',
    ]
      .concat([
        '2026-02-30T10:00:00Z',
        '2026-11-21T24:30:00Z',
        '2026-11-21',
        '10:00:00Z',
        '1795255200000',
        '',
      ])
      .map((text) => [text, text]),
  ),
};
const INSTANTS = Object.fromEntries(
  ['2008-09-15T15:53:00.601+00:00', '2023-05-04T12:00:00-05:00', '2031-01-01T00:00:00.123456Z'].map(
    (text) => [text, text],
  ),
);
const at = (name: string): Places => ({ [name]: (value) => said({ [name]: value }) });

export const TIME_AND_VERSION_REQUIREMENTS: readonly Requirement[] = [
  {
    section: 'Data 4.5: instants are those of ISO 8601, in 2.0 of RFC 3339; none is behind nothing',
    allowed: everywhere({ ...both('timestamp'), ...at('stored') }, INSTANTS),
    refused: everywhere({ ...both('timestamp'), ...at('stored') }, NO_INSTANT),
  },
  {
    section: 'Data 4.5 of 1.0.3: an instant may be short',
    versions: ['1.0.3'],
    allowed: everywhere(both('timestamp'), {
      'no offset': '2026-11-21T10:00:00',
      hours: '2026-11-21T10:00:00+01',
      basic: '20261121T100000Z',
    }),
    refused: {},
  },
  {
    section: '2.0, 4.2.7: an instant has its offset',
    versions: ['2.0.0'],
    allowed: {},
    refused: everywhere(both('timestamp'), { none: '2026-11-21T10:00:00', basic: '20261121T100000Z' }),
  },
  {
    section: 'Data 2.4.10: a version is 1.0 or a patch of it',
    allowed: everywhere(at('version'), { '1.0': '1.0', '1.0.0': '1.0.0', '1.0.9': '1.0.9' }),
    refused: everywhere(at('version'), {
      ...nothingBut('text'),
      ...Object.fromEntries(['0.9.9', '1.1.0', '1', '3.0.0', ''].map((text) => [text, text])),
    }),
  },
  {
    section: 'Data 2.4.10: statements of 2.0 are for stores of 2.0',
    versions: ['2.0.0'],
    allowed: { '2.0.0': said({ version: '2.0.0' }) },
    refused: { '2.1.0': said({ version: '2.1.0' }) },
  },
  {
    section: 'Data 2.4.10: a store of 1.0.3 knows of no 2.0',
    versions: ['1.0.3'],
    allowed: {},
    refused: {
      '2.0.0': said({ version: '2.0.0' }),
      'an agent of a context': said({
        context: { contextAgents: [{ objectType: 'contextAgent', agent: ana }] },
      }),
    },
  },
];
