import { describe, expect, it } from '@jest/globals';
import { DisplayNameRefused, LocaleUnknown, TimeZoneUnknown } from './account.errors.js';
import { EmailVerified, PersonReinstated, PersonSuspended, UserCreated } from './account.events.js';
import { Person } from './person.js';

const now = new Date('2026-11-20T09:00:00Z');
const particulars = {
  email: 'Ada@Example.org',
  displayName: ' Ada  Lovelace ',
  locale: 'en-gb',
  timeZone: 'UTC',
};
const signedUp = () => Person.create({ ...particulars, origin: 'sign_up', verificationLinkId: 'link' }, now);

describe('a person', () => {
  it('is described in one spelling', () => {
    const { email, displayName, locale } = signedUp();
    expect({ email, displayName, locale }).toEqual({
      email: 'ada@example.org',
      displayName: 'Ada Lovelace',
      locale: 'en-GB',
    });
  });

  it('signs in only once the address is confirmed', () => {
    const person = signedUp();
    expect(person.maySignIn()).toBe(false);
    person.verifyEmail(now);
    person.verifyEmail(now);
    expect(person.maySignIn()).toBe(true);
    expect(person.takeEvents()).toEqual([
      new UserCreated(person.id, { personId: person.id, origin: 'sign_up', verificationLinkId: 'link' }),
      new EmailVerified(person.id, { personId: person.id }),
    ]);
  });

  it('needs no confirmation when somebody vouches for the address', () => {
    expect(Person.create({ ...particulars, origin: 'invitation' }, now).maySignIn()).toBe(true);
  });

  it('changes what it is told and keeps the rest', () => {
    const person = signedUp();
    person.updateProfile({ timeZone: 'Asia/Kathmandu' }, now);
    expect(person.timeZone).toBe('Asia/Kathmandu');
    expect(person.displayName).toBe('Ada Lovelace');
  });

  it.each([
    [{ displayName: '  ' }, DisplayNameRefused],
    [{ displayName: 'x'.repeat(121) }, DisplayNameRefused],
    [{ displayName: 'a\u0000b' }, DisplayNameRefused],
    [{ locale: 'no such locale' }, LocaleUnknown],
    [{ timeZone: 'Mars/Olympus' }, TimeZoneUnknown],
  ])('refuses %j', (change, refusal) => expect(() => signedUp().updateProfile(change, now)).toThrow(refusal));

  it('cannot sign in while suspended, and is suspended and reinstated once', () => {
    const person = Person.create({ ...particulars, origin: 'operator' }, now);
    person.takeEvents();
    person.suspend();
    person.suspend();
    expect(person.maySignIn()).toBe(false);
    person.reinstate();
    person.reinstate();
    expect(person.maySignIn()).toBe(true);
    const personId = person.id;
    expect(person.takeEvents()).toEqual([
      new PersonSuspended(personId, { personId }),
      new PersonReinstated(personId, { personId }),
    ]);
  });
});
