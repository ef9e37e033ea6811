import type { DailyReport } from '../daily-report.js';
import type { NotificationMail } from '../notification.words.js';
import { phrasesOf } from './phrases-of.js';
import type { Filled, Phrases } from './phrases.js';
import { Reader } from './reader.js';

/** A table of the report; what is no text is aligned as numbers are. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number; readonly numbers: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** The report of a day on paper, in the reader's language: everything that is written on it, in order. */
export interface ReportPage {
  /** Letters, digits, dots and hyphens. */
  readonly fileName: string;
  readonly locale: string;
  readonly title: string;
  readonly subtitle: string;
  readonly footer: string;
  readonly madeAt: Date;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Attendance of the last days; shares of 0 to 1. */
  readonly trend: {
    readonly title: string;
    readonly subtitle: string;
    readonly day: string;
    readonly rate: string;
    readonly points: readonly { readonly label: string; readonly value: number | null }[];
    /** For those who do not see it. */
    readonly says: string;
  };
  readonly tables: readonly ReportTable[];
  readonly counted: string;
}

/** Rates of the day, each with its numerator and denominator, for the mail as for the page. */
export function factsOf({ day, registers }: DailyReport, { report }: Phrases, reader: Reader) {
  const ofPossible = (part: number) => reader.share(part, day.possible);
  return [
    [report.attendance, ofPossible(day.attended)],
    [report.authorised, ofPossible(day.authorised)],
    [report.unauthorised, ofPossible(day.unauthorised)],
    [report.late, reader.share(day.late, day.required)],
    [report.minutesLate, reader.number(day.minutesLate)],
    [report.complete, reader.share(registers.complete, registers.due)],
    [report.onTime, reader.share(registers.onTime, registers.due)],
  ] as const;
}

export function saidOfReport(
  report: DailyReport,
  words: Phrases,
  reader: Reader,
  at: Filled & { shortDate: string },
) {
  const { attended, possible } = report.day;
  const share = possible === 0 ? '–' : reader.percent(attended, possible);
  return {
    subject: words.report.subject(at.shortDate, share),
    paragraphs: [
      words.report.intro(at),
      factsOf(report, words, reader)
        .map(([name, value]) => words.labelled(name, value))
        .join('\n'),
      words.report.counted,
      words.report.attached,
    ],
  };
}

export function reportPageOf({ locale, date, school }: NotificationMail, content: DailyReport): ReportPage {
  const words = phrasesOf(locale);
  const { report } = words;
  const reader = new Reader(locale, school.timeZone, 'alone');
  return {
    fileName: `attendance-${date}.pdf`,
    locale,
    title: report.title,
    subtitle: `${reader.date(date)} · ${school.name}`,
    footer: `${school.name} · ${reader.shortDate(date)}`,
    madeAt: new Date(content.madeAt),
    facts: factsOf(content, words, reader),
    trend: trendOf(content, words, reader, school.name),
    tables: [
      byYearGroup(content, words, reader),
      byCode(content, words, reader),
      ...(content.missing.length > 0 ? [missing(content, words, reader)] : []),
    ],
    counted: report.counted,
  };
}

function trendOf({ days }: DailyReport, { report }: Phrases, reader: Reader, school: string) {
  const points = days.map(({ date, attended, possible }) => ({
    label: reader.dayAndMonth(date),
    value: possible === 0 ? null : attended / possible,
  }));
  const said = days.map(
    ({ date, attended, possible }) => `${reader.dayAndMonth(date)}: ${reader.share(attended, possible)}`,
  );
  return {
    title: report.days,
    subtitle: school,
    day: report.day,
    rate: `${report.attendance} (%)`,
    points,
    says: `${report.days}. ${said.join('; ')}`,
  };
}

function byYearGroup({ yearGroups }: DailyReport, { report }: Phrases, reader: Reader): ReportTable {
  return {
    title: report.yearGroup,
    columns: [
      { title: report.yearGroup, width: 0.4, numbers: false },
      { title: report.attended, width: 0.2, numbers: true },
      { title: report.possible, width: 0.2, numbers: true },
      { title: report.attendance, width: 0.2, numbers: true },
    ],
    rows: yearGroups.map(({ name, attended, possible }) => [
      name ?? '–',
      reader.number(attended),
      reader.number(possible),
      possible === 0 ? '–' : reader.percent(attended, possible),
    ]),
  };
}

function byCode({ codes }: DailyReport, { report }: Phrases, reader: Reader): ReportTable {
  const all = codes.reduce((sum, { marks }) => sum + marks, 0);
  return {
    title: report.code,
    columns: [
      { title: report.code, width: 0.4, numbers: false },
      { title: report.marks, width: 0.2, numbers: true },
      { title: report.share, width: 0.4, numbers: true },
    ],
    rows: codes.map(({ code, label, marks }) => [
      `${code} ${label}`,
      reader.number(marks),
      reader.share(marks, all),
    ]),
  };
}

function missing(
  { missing: sessions, registers }: DailyReport,
  { report, labels, digest }: Phrases,
  reader: Reader,
): ReportTable {
  const left = registers.due - registers.complete - sessions.length;
  const rows = sessions.map(({ title, periodName, startsAt, endsAt }) => [
    `${title}, ${periodName}`,
    reader.span(startsAt, endsAt),
  ]);
  return {
    title: report.missing,
    columns: [
      { title: labels.lesson, width: 0.7, numbers: false },
      { title: labels.time, width: 0.3, numbers: true },
    ],
    rows: [...rows, ...(left > 0 ? [[reader.plural(left, digest.more), '']] : [])],
  };
}
