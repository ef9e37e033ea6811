import { fingerprint } from './secret-token.js';

/** Without 0, 1, I and O, which people misread. 32 signs: five bits each. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODES = 10;

/** Ten codes of 60 bits, `XXXX-XXXX-XXXX`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const signs = Array.from(
      crypto.getRandomValues(new Uint8Array(12)),
      (byte) => SIGNS[byte % SIGNS.length]!,
    );
    return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((part) => part.join('')).join('-');
  });
}

/** What is stored of a code; however it is typed, in small letters or without hyphens. */
export function recoveryCodeHash(code: string): Promise<string> {
  return fingerprint(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''));
}
