import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, languageOf, localeFor } from '../languages.js';
import type { NotificationContent, NotificationMail } from '../notification.words.js';
import { letterOf, type NotificationLetter } from './letter-of.js';
import { CATALOGUE } from './phrases-of.js';
import type { Forms } from './phrases.js';
import { Reader } from './reader.js';

const at = (hour: string) => `2026-11-23T${hour}:00.000Z`;
const SESSION = {
  registerId: '0',
  title: 'Maths 7',
  periodName: '1',
  startsAt: at('07:30'),
  endsAt: at('08:15'),
};
const CONTENTS: readonly NotificationContent[] = [
  { kind: 'absence', student: 'Ada Byron', sessions: [SESSION] },
  { kind: 'absence_correction', student: 'Ada Byron', outcome: 'present' },
  { kind: 'absence_correction', student: 'Ada Byron', outcome: 'explained' },
  { kind: 'register_reminder', session: SESSION },
  { kind: 'registers_not_taken', sessions: [{ ...SESSION, teachers: ['Emmy Noether'] }] },
  {
    kind: 'alert',
    student: 'Ada Byron',
    rule: 'Under 90 %',
    measure: { of: 'rate', present: 26.5, possible: 30, days: 30 },
  },
  {
    kind: 'alert',
    student: 'Ada Byron',
    rule: 'Three days',
    measure: { of: 'consecutive_absence', days: 3, since: '2026-11-19' },
  },
  {
    kind: 'alert',
    student: 'Ada Byron',
    rule: 'Often late',
    measure: { of: 'lateness', times: 5, days: 14 },
  },
];

const mail = (locale: string, content: NotificationContent): NotificationMail => ({
  notificationId: 'n',
  messageId: 'notice.n',
  to: 'parent@example.org',
  name: 'Annabella Byron',
  locale,
  date: '2026-11-23',
  school: { name: 'Hill School', timeZone: 'Europe/Warsaw', locale: 'pl' },
  content,
  unsubscribe: { schoolId: 's', recipientId: 'r', subscription: 'absence' },
});
const textOf = ({ subject, paragraphs, footnotes, stop }: NotificationLetter) =>
  [subject, ...paragraphs, ...footnotes, stop].join('\n');
const withoutIsolates = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');
const letter = (locale: string, content: NotificationContent) =>
  withoutIsolates(textOf(letterOf(mail(locale, content))));

/** Every set of plural forms of a language, by its name. */
function formsOf(language: keyof typeof CATALOGUE): [string, Forms][] {
  const { absence, digest, alert } = CATALOGUE[language];
  return Object.entries({
    ...alert,
    missed: absence.missed,
    subject: digest.subject,
    more: digest.more,
  }).filter((entry): entry is [string, Forms] => typeof entry[1] === 'object');
}

describe.each(LANGUAGES)('mails in %s', (language) => {
  it.each(CONTENTS.map((content) => [content.kind, content] as const))(
    'say everything that there is to say: %s',
    (_, content) => {
      const text = letter(language, content);
      for (const part of ['Annabella Byron', 'Hill School', 'Europe/Warsaw']) expect(text).toContain(part);
      if ('student' in content) expect(text.split('Ada Byron').length).toBeGreaterThan(2);
      expect(text).not.toMatch(/undefined|null|NaN|\{n\}|\[object/);
      expect(letterOf(mail(language, content)).subject.length).toBeLessThan(120);
    },
  );

  it('have a form for each number that the language tells apart', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const sets = formsOf(language);
    expect(sets.length).toBe(6);
    for (const [name, forms] of sets)
      expect([name, Object.keys(forms).toSorted()]).toEqual([name, [...pluralCategories].toSorted()]);
  });

  it('show the school’s hours and the day in the reader’s writing (K3)', () => {
    const text = letter(language, CONTENTS[0]!);
    const zoned = new Date(at('07:30')).toLocaleTimeString(language, {
      timeStyle: 'short',
      timeZone: 'Europe/Warsaw',
    });
    expect(text).toContain(zoned);
    const day = new Date('2026-11-23T12:00:00Z').toLocaleDateString(language, {
      dateStyle: 'full',
      timeZone: 'UTC',
    });
    expect(text).toContain(day);
  });

  it('say what a rate is made of (A11)', () => {
    const text = letter(language, CONTENTS[5]!);
    const number = new Intl.NumberFormat(language).format(26.5);
    expect(text).toContain(number);
    expect(text).toContain('30');
  });
});

describe('the words of mails', () => {
  it('differ from language to language, so that none was left in another’s', () => {
    for (const content of CONTENTS) {
      const texts = LANGUAGES.map((language) => letterOf(mail(language, content)).paragraphs[1]);
      expect(new Set(texts).size).toBe(LANGUAGES.length);
    }
  });

  it('go by the number: Polish and Arabic tell more apart than one and many', () => {
    const missed = (language: 'pl' | 'ar', n: number) =>
      new Reader(language, 'UTC').plural(n, CATALOGUE[language].absence.missed);
    expect([1, 2, 5, 22].map((n) => missed('pl', n))).toEqual([
      'Dotychczas opuszczono 1 lekcję:',
      'Dotychczas opuszczono 2 lekcje:',
      'Dotychczas opuszczono 5 lekcji:',
      'Dotychczas opuszczono 22 lekcje:',
    ]);
    expect(new Set([0, 1, 2, 3, 11].map((n) => missed('ar', n))).size).toBe(5);
  });

  it('keep a name of the other direction from turning its line about', () => {
    const subjectOf = (locale: string, student: string) =>
      letterOf(mail(locale, { kind: 'absence', student, sessions: [SESSION] })).subject;
    expect(subjectOf('ar', 'Ada Byron')).toContain('\u2068Ada Byron\u2069');
    expect(subjectOf('en', 'ليلى حداد')).toContain('\u2068ليلى حداد\u2069');
    expect(subjectOf('en', 'Ada Byron')).not.toMatch(/[\u2068\u2069]/);
  });

  it('list no more registers than a mail can bear, and say how many are left', () => {
    const sessions = Array.from({ length: 62 }, () => ({ ...SESSION, teachers: [] }));
    const { paragraphs, subject } = letterOf(mail('en', { kind: 'registers_not_taken', sessions }));
    expect(subject).toBe('62 registers not taken');
    expect(paragraphs.at(-1)!.split('\n')).toHaveLength(41);
    expect(paragraphs.at(-1)).toMatch(/… and 22 more$/);
  });

  it('come in the first language that is known and written', () => {
    expect(localeFor('ja', null, 'pl-PL', 'de')).toBe('pl-PL');
    expect(localeFor('ja')).toBe('en');
    expect(languageOf('EL_gr')).toBe('el');
    expect(letter('en-GB', CONTENTS[0]!)).toContain('Monday, 23 November 2026');
    expect(letter('en-US', CONTENTS[0]!)).toContain('Monday, November 23, 2026');
  });
});
