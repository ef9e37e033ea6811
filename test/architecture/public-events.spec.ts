import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { openHouse } from '../../tools/docs/house.js';
import { nodesOf, parentOf, standingHouse } from './conventions/source.js';

/** Events that the outside is not told of, and why. All others are public: see src/<context>/events. */
const NOT_PUBLIC: Readonly<Record<string, string>> = {
  DistrictCreated: 'a district that is new has no webhook that could hear of it',
  DayCounted: 'figures that follow from marks, after each of which they are others: they can be read',
  SeatsChanged: 'how many seats are left follows from registrations and offers, which are told',
  PresenceChanged: 'signs of life of people in a room, gone within minutes',
  WatchingChanged: 'up to a hundred in the time of one video: progress_changed tells what it comes to',
  // What happens to a person's account is that person's, whatever schools they belong to.
  UserCreated: 'a person’s account',
  SignUpRepeated: 'a person’s account',
  EmailVerified: 'a person’s account',
  VerificationLinkIssued: 'a person’s account',
  PasswordResetRequested: 'a person’s account',
  PasswordChanged: 'a person’s account',
  ProfileUpdated: 'a person’s account',
  PersonSuspended: 'a person’s account',
  PersonReinstated: 'a person’s account',
  SecondFactorEnabled: 'a person’s account',
  SecondFactorDisabled: 'a person’s account',
  RecoveryCodeSpent: 'a person’s account',
  LedgerShareEnded: 'a person’s ledger, which no school hears of',
  LedgerTransactionChanged: 'a person’s ledger, which no school hears of',
  LedgerTransactionDiscarded: 'a person’s ledger, which no school hears of',
  UserSignedIn: 'a person’s account',
  SessionRevoked: 'a person’s account',
};

const declared = standingHouse()
  .sources.filter(({ path }) => path.startsWith('libs/domain/'))
  .flatMap((source) => nodesOf(source, ts.isClassDeclaration))
  .filter((node) => parentOf(node) === 'DomainEvent')
  .map(({ name }) => name?.text ?? '');

describe('Every event', () => {
  it('is public (publicEvents in src/<context>/events) or is listed here as one that is not, with its reason', async () => {
    const { publicEvents } = await openHouse();
    const names = publicEvents.map((event) => (event as unknown as { name: string }).name);
    expect(names.length).toBeGreaterThan(30);
    expect([...names, ...Object.keys(NOT_PUBLIC)].toSorted()).toEqual(declared.toSorted());
  });

  it('has a type of its own, by which a webhook asks for it', async () => {
    const types = (await openHouse()).publicEvents.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^[a-z]+\.[a-z_]+$/);
  });
});
