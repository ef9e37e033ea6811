import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailAddress, NotAnEmailAddress } from './email-address.js';

describe('emailAddress', () => {
  it('has one spelling', () => {
    expect(emailAddress('  Ada.Lovelace+school@Example.ORG ')).toBe('ada.lovelace+school@example.org');
    expect(emailAddress('rené@example.org'.normalize('NFD'))).toBe('rené@example.org');
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'a b@example.org',
    'a@b@c.org',
    `${'a'.repeat(65)}@b.org`,
    'Erased-17@Erased.Invalid ',
  ])('refuses %j', (text) => expect(() => emailAddress(text)).toThrow(NotAnEmailAddress));

  it('leaves its own answers as they are', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        fc.pre(text.split('@')[0]!.length <= 64 && !/[<>()]/.test(text));
        expect(emailAddress(emailAddress(text))).toBe(emailAddress(text));
      }),
    );
  });
});
