import { DomainError } from '../kernel/domain-error.js';

/**
 * NIST SP 800-63B-4 §3.1.1.2 asks for 15 characters where a password is the only factor and 8 beside a second one.
 * Twelve is our floor for both, with the list of common passwords; there are no rules of composition and no expiry.
 */
export const SHORTEST_PASSWORD = 12;
/** Room for any passphrase, and a bound on what strangers can make us hash. */
export const LONGEST_PASSWORD = 128;

export type PasswordFault = 'too_short' | 'too_long' | 'too_common' | 'too_personal';

const REASONS: Record<PasswordFault, string> = {
  too_short: `At least ${SHORTEST_PASSWORD} characters, please.`,
  too_long: `At most ${LONGEST_PASSWORD} characters, please.`,
  too_common: 'This password is among the first that an attacker would try.',
  too_personal: 'This password is the name or the e-mail address, or little more.',
};

export class PasswordRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.password_refused';
  constructor(readonly fault: PasswordFault) {
    super(REASONS[fault], {
      faults: [{ pointer: '/password', detail: REASONS[fault] }],
      facts: { reason: fault },
    });
  }
}

/** The spelling that is hashed and verified, so that an é typed on another keyboard is the same é. */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Answers the password as it is to be hashed. `owner` is what the account says about its person (e-mail
 * address, name), `common` the passwords in lower case that attackers try first.
 * @throws PasswordRefused
 */
export function acceptablePassword(
  password: string,
  owner: readonly string[],
  common: { has(password: string): boolean },
): string {
  const chosen = normalisedPassword(password);
  const length = [...chosen].length;
  if (length < SHORTEST_PASSWORD) throw new PasswordRefused('too_short');
  if (length > LONGEST_PASSWORD) throw new PasswordRefused('too_long');
  const words = wordsBehind(chosen.toLowerCase());
  if (words.some((word) => common.has(word)) || isPattern(chosen)) throw new PasswordRefused('too_common');
  const personal = owner.flatMap(personalWords);
  if (words.some((word) => personal.includes(word))) throw new PasswordRefused('too_personal');
  return chosen;
}

/** The password itself, what is left without the digits and signs around it, and the word that is repeated in it. */
function wordsBehind(password: string): string[] {
  const core = password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const repeated = /^(.{4,64}?)\1+$/su.exec(core)?.[1];
  return [password, core, repeated ?? ''].filter((word) => word.length >= 4);
}

/** Up to three characters repeated, `aaaaaaaaaaaa`, or one step up or down the alphabet, `123456789012`. */
function isPattern(password: string): boolean {
  if (/^(.{1,3}?)\1+.{0,2}$/su.test(password)) return true;
  const codes = Array.from(password, (character) => character.codePointAt(0)!);
  const steps = codes.slice(1).map((code, i) => code - codes[i]!);
  return steps.filter((step) => Math.abs(step) === 1).length >= steps.length - 2;
}

function personalWords(text: string): string[] {
  const lower = text.toLowerCase();
  const words = lower.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
  return [lower, lower.replaceAll(/\s+/g, ''), lower.split('@')[0]!, ...words];
}
