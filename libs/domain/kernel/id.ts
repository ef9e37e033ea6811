const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Asking the system for random bytes costs about the same for one id as for a hundred. */
const RANDOM_BYTES = 10;
const random = new Uint8Array(100 * RANDOM_BYTES);
let taken = random.length;

/**
 * A new UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that keys made one after
 * the other lie side by side in an index. Lower-case text with hyphens. Not a secret.
 */
export function newId(): string {
  if (taken === random.length) {
    crypto.getRandomValues(random);
    taken = 0;
  }
  const time = Date.now().toString(16).padStart(12, '0');
  const next = (mask = 0xff, mark = 0) => HEX[(random[taken++]! & mask) | mark]!;
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-${next(0x0f, 0x70)}${next()}-${next(0x3f, 0x80)}${next()}-` +
    `${next()}${next()}${next()}${next()}${next()}${next()}`
  );
}
