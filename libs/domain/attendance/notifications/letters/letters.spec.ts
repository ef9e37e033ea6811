import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, languageOf, localeFor } from '../../../kernel/languages.js';
import type { DailyReport } from '../daily-report.js';
import type { NotificationContent, NotificationMail } from '../notification.words.js';
import { letterOf, type NotificationLetter } from './letter-of.js';
import { CATALOGUE } from './phrases-of.js';
import type { Forms } from './phrases.js';
import { Reader } from './reader.js';
import { reportPageOf } from './report.js';

const at = (hour: string) => `2026-11-23T${hour}:00.000Z`;
const SESSION = {
  registerId: '0',
  title: 'Maths 7',
  periodName: '1',
  startsAt: at('07:30'),
  endsAt: at('08:15'),
};
const REPORT: DailyReport = {
  kind: 'daily_report',
  madeAt: '2026-11-23T17:00:00.000Z',
  day: {
    attended: 1870,
    possible: 2000,
    authorised: 100,
    unauthorised: 30,
    required: 1000,
    late: 40,
    minutesLate: 317,
  },
  registers: { due: 62, complete: 60, onTime: 55 },
  yearGroups: [
    { name: '07', attended: 1870, possible: 1990 },
    { name: null, attended: 0, possible: 10 },
  ],
  codes: [{ code: 'P', label: 'Present', marks: 935 }],
  days: [
    { date: '2026-11-20', attended: 0, possible: 0 },
    { date: '2026-11-23', attended: 1870, possible: 2000 },
  ],
  missing: [{ title: 'Maths 7', periodName: '1', startsAt: at('07:30'), endsAt: at('08:15') }],
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
  {
    kind: 'alert',
    student: 'Ada Byron',
    rule: 'Late for long',
    measure: { of: 'lateness_minutes', minutes: 61, days: 14 },
  },
  REPORT,
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
    expect(sets.length).toBe(7);
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

describe.each(LANGUAGES)('the report of a day in %s', (language) => {
  const number = (n: number) => new Intl.NumberFormat(language).format(n);

  it('states numerator and denominator of each share, in the mail and on paper (A11)', () => {
    const page = reportPageOf(mail(language, REPORT), REPORT);
    const onPaper = page.facts.map(([, value]) => value).join('\n');
    for (const text of [letter(language, REPORT), onPaper])
      for (const [part, whole] of [
        [1870, 2000],
        [100, 2000],
        [30, 2000],
        [40, 1000],
        [60, 62],
        [55, 62],
      ])
        expect(text).toContain(`(${number(part!)} / ${number(whole!)})`);
    expect(page.counted.split(' / ').length).toBeGreaterThanOrEqual(4);
  });

  it('has a value for every day, and none where there is nothing to divide by', () => {
    const { trend, tables } = reportPageOf(mail(language, REPORT), REPORT);
    expect(trend.points.map(({ value }) => value)).toEqual([null, 0.935]);
    expect(trend.points.map(({ label }) => label)).not.toContain('');
    const [years, codes, missing] = tables;
    expect(years!.rows.map(([name]) => name)).toEqual(['07', '–']);
    expect(codes!.rows[0]!.slice(0, 2)).toEqual(['P Present', number(935)]);
    expect(missing!.rows.map(([lesson]) => lesson)[0]).toBe('Maths 7, 1');
    expect(missing!.rows).toHaveLength(2);
    const nothing = { ...REPORT, day: { ...REPORT.day, attended: 0, possible: 0 } };
    expect(letter(language, nothing)).toContain(`– (${number(0)} / ${number(0)})`);
  });

  it('is written in its language throughout', () => {
    const { report } = CATALOGUE[language];
    const words = Object.values(report).filter((word): word is string => typeof word === 'string');
    expect(words.length).toBe(19);
    for (const word of words) expect(word.trim()).not.toBe('');
    if (language !== 'en') expect(report.counted).not.toBe(CATALOGUE.en.report.counted);
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
