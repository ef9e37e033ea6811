import { randomUUID } from 'node:crypto';
import { requestText } from '../harness/http-line.js';
import type { MarkedClass, Marking } from '../harness/load.js';

/**
 * The requests of a teacher who marks a class over and over. Nobody else marks it, so the versions are known: each
 * round through the class every mark changes, from present to absent and back.
 */
export function marker(
  { path, token, students }: MarkedClass,
  { together, keyed }: Pick<Marking, 'together' | 'keyed'>,
): () => string {
  let done = 0;
  return () => {
    const marks = Array.from({ length: together }, (_, i) => {
      const nth = done + i;
      const baseVersion = Math.floor(nth / students.length);
      return { studentId: students[nth % students.length], code: CODES[baseVersion % 2], baseVersion };
    });
    done += together;
    const key: Record<string, string> = keyed ? { 'idempotency-key': randomUUID() } : {};
    return requestText('POST', path, { authorization: `Bearer ${token}`, ...key }, { marks });
  };
}

const CODES = ['P', 'A'];
