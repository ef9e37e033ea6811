import { DomainError } from '../kernel/domain-error.js';

export class NotAnEmailAddress extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.not_an_email_address';
  constructor() {
    super('This is not an e-mail address.', {
      faults: [{ pointer: '/email', detail: 'Not an e-mail address.' }],
    });
  }
}

/** RFC 5321 §4.5.3.1.3: a path holds 256 octets with its brackets. */
const LONGEST = 254;

/** What takes the place of an address that was erased, by the id of what had it; nobody has mail there (RFC 2606 §2). */
const OF_ERASED = '@erased.invalid';

export const erasedAddress = (id: string): string => `erased-${id}${OF_ERASED}`;

/**
 * The one spelling under which an address is stored and looked up: trimmed, Unicode NFC, lower case. Dots and plus
 * signs stay: to whom they matter is the mail provider's secret, and guessing would merge two people. What stands where an
 * address was erased is nobody's: who had it before would keep its owner from being erased.
 */
export function emailAddress(text: string): string {
  const address = text.trim().normalize('NFC').toLowerCase();
  if (address.endsWith(OF_ERASED)) throw new NotAnEmailAddress();
  if (address.length > LONGEST || !/^[^\s@"<>()]{1,64}@[^\s@"<>()]+\.[^\s@"<>().]{2,}$/.test(address)) {
    throw new NotAnEmailAddress();
  }
  return address;
}
