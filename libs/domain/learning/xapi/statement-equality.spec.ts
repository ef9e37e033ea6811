import { describe, expect, it } from '@jest/globals';
import { ID, about, ana, authority, ben, lesson, receive, said, verb } from '../testing/statements.js';
import type { Fields } from './shape.js';
import { receivedStatement } from './statement.js';
import { saysTheSame } from './statement-equality.js';

describe('B7 what is said again under one id', () => {
  const same = (given: object, stored: object = said()) => saysTheSame(given as Fields, receive(stored).said);

  const within = (timestamp?: string) =>
    said({ object: { objectType: 'SubStatement', ...said(), ...(timestamp && { timestamp }) } });

  it.each<[string, object, object?]>([
    ['without what was assigned', said()],
    ['with other words for the verb', said({ verb: { id: verb.id } })],
    ['with another definition', said({ object: { id: lesson.id } })],
    ['with a name for the agent', said({ actor: { ...ana, objectType: 'Agent', name: 'Ana' } })],
    [
      'with its registration in capitals',
      said({ context: { registration: ID.toUpperCase() } }),
      said({ context: { registration: ID } }),
    ],
    ['with its reference in capitals', about(ID.toUpperCase()), about(ID)],
    [
      'with the domain of an address in capitals',
      said({ actor: { mbox: 'MAILTO:Ana@Hill.Example' } }),
      said({ actor: { mbox: 'mailto:Ana@hill.example' } }),
    ],
    [
      'with a hash and a language in capitals',
      said({ actor: { mbox_sha1sum: 'AB'.repeat(20) }, context: { language: 'en-GB' } }),
      said({ actor: { mbox_sha1sum: 'ab'.repeat(20) }, context: { language: 'EN-gb' } }),
    ],
    [
      'with the instant within it in another zone',
      within('2026-11-21T11:00:00+01:00'),
      within('2026-11-21T10:00:00Z'),
    ],
    ['with another authority', said({ authority: ben, version: '2.0.0', stored: '2026-01-01T00:00:00Z' })],
  ])('is the same %s', (_, given, stored = said()) => expect(same(given, stored)).toBe(true));

  it.each<[string, object, object?]>([
    ['instant within it', within('2026-11-21T11:00:00Z'), within('2026-11-21T10:00:00Z')],
    ['instant than none within it', within(), within('2026-11-21T10:00:00Z')],
    ['verb', said({ verb: { id: 'https://verbs.example/undid' } })],
    ['actor', said({ actor: ben })],
    [
      'name before the domain of an address',
      said({ actor: { mbox: 'mailto:ANA@hill.example' } }),
      said({ actor: { mbox: 'mailto:ana@hill.example' } }),
    ],
    ['activity', said({ object: { id: 'urn:x:y' } })],
    ['result', said({ result: { success: true } })],
    ['context', said({ context: { platform: 'web' } })],
  ])('is not the same with another %s', (_, given, stored = said()) =>
    expect(same(given, stored)).toBe(false),
  );

  it('knows a group by its members, in any order', () => {
    const group = (...member: object[]) => said({ actor: { objectType: 'Group', member } });
    expect(same(group(ben, { ...ana, name: 'Ana' }), group(ana, ben))).toBe(true);
    expect(same(group(ben), group(ana, ben))).toBe(false);
  });

  it('knows an instant in any time zone, and extensions to the letter', () => {
    const at = (timestamp: string) => said({ timestamp });
    expect(same(at('2026-11-21T11:00:00+01:00'), at('2026-11-21T10:00:00Z'))).toBe(true);
    expect(same(at('2026-11-21T11:00:00Z'), at('2026-11-21T10:00:00Z'))).toBe(false);
    const extended = (value: unknown) => said({ result: { extensions: { 'urn:x:e': value } } });
    expect(same(extended({ b: 1, a: [2] }), extended({ a: [2], b: 1 }))).toBe(true);
    expect(same(extended({ id: 'x', n: 1 }), extended({ id: 'x', n: 2 }))).toBe(false);
  });

  it.each([
    ['20151118T121700Z', '2015-11-18T12:17:00Z'],
    ['2015-11-18T12:17:00+00', '20151118T131700+0100'],
    ['2015-11-18T12:17:00,123Z', '2015-11-18T12:17:00.123Z'],
    ['2015-12-31T23:59:60Z', '2016-01-01T00:00:00Z'],
    ['2015-11-18T12:17', '2015-11-18T12:17:00Z'],
    ['2015-11-18 12:17:00z', '2015-11-18T12:17:00Z'],
  ])('knows the instant %s of 1.0.3 again, and as %s', (given, kept) => {
    const at = (timestamp: string) => said({ timestamp });
    const stored = receivedStatement(at(given), { version: '1.0.3', authority, id: ID }).said;
    expect([at(given), at(kept), at('2015-11-18T12:18:00Z')].map((one) => saysTheSame(one, stored))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['PT0.1267S', 'PT0.12S', true],
    ['P1DT12H36M0,129S', 'P1DT12H36M0.12S', true],
    ['PT1.10S', 'PT1.1S', true],
    ['PT1.009S', 'PT1S', true],
    ['PT0.13S', 'PT0.12S', false],
    ['PT1.5H', 'PT1.52H', false],
  ])('knows the durations %s and %s to be alike to the hundredth of a second: %s', (given, kept, alike) => {
    const lasting = (duration: string) => said({ result: { duration } });
    expect(same(lasting(given), lasting(kept))).toBe(alike);
  });
});
