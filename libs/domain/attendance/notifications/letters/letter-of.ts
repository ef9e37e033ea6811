import { subscriptionOf, type NotificationContent, type NotificationMail } from '../notification.words.js';
import { phrasesOf } from './phrases-of.js';
import type { Filled, Phrases } from './phrases.js';
import { Reader } from './reader.js';
import { saidOfReport } from './report.js';

/** What a mail says, before it has a form. */
export interface NotificationLetter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly footnotes: readonly string[];
  /** The words of the link that ends mails of this kind. */
  readonly stop: string;
}

type Said = Pick<NotificationLetter, 'subject' | 'paragraphs'>;
type Content<K> = Extract<NotificationContent, { kind: K }>;

/** Lines of a list in a mail; a school that took no register at all still gets a mail of decent length. */
const LONGEST_LIST = 40;

/** The letter in the reader's language, with the school's hours. */
export function letterOf({ name, locale, date, school, content }: NotificationMail): NotificationLetter {
  const words = phrasesOf(locale);
  const reader = new Reader(locale, school.timeZone);
  const at = { school: reader.set(school.name), date: reader.date(date) };
  const { subject, paragraphs } = said(content, words, reader, { ...at, shortDate: reader.shortDate(date) });
  return {
    subject,
    paragraphs: [words.greeting(name && reader.set(name)), ...paragraphs],
    footnotes: [words.zone(reader.set(school.timeZone)), because(content, words, reader, at.school)],
    stop: words.stop,
  };
}

function said(
  content: NotificationContent,
  words: Phrases,
  reader: Reader,
  at: Filled & { shortDate: string },
): Said {
  switch (content.kind) {
    case 'absence':
      return ofAbsence(content, words, reader, at);
    case 'absence_correction':
      return ofCorrection(content, words, reader, at);
    case 'register_reminder':
      return ofReminder(content, words, reader, at);
    case 'registers_not_taken':
      return ofDigest(content, words, reader, at);
    case 'alert':
      return ofAlert(content, words, reader, at);
    case 'daily_report':
      return saidOfReport(content, words, reader, at);
  }
}

function ofAbsence(
  content: Content<'absence'>,
  { absence, labelled, labels }: Phrases,
  reader: Reader,
  at: Filled & { shortDate: string },
): Said {
  const student = reader.set(content.student);
  const missed = reader.plural(content.sessions.length, absence.missed);
  return {
    subject: absence.subject(student, at.shortDate),
    paragraphs: [
      absence.intro(at),
      lines(labelled(labels.student, student), labelled(labels.date, at.date)),
      lines(missed, ...content.sessions.map((session) => `– ${sessionLine(session, reader)}`)),
      absence.ask,
    ],
  };
}

function ofCorrection(
  content: Content<'absence_correction'>,
  { correction, labelled, labels }: Phrases,
  reader: Reader,
  at: Filled & { shortDate: string },
): Said {
  const student = reader.set(content.student);
  return {
    subject: correction.subject(student, at.shortDate),
    paragraphs: [
      correction[content.outcome](at),
      lines(labelled(labels.student, student), labelled(labels.date, at.date)),
      correction.thanks,
    ],
  };
}

function ofReminder(
  { session }: Content<'register_reminder'>,
  { reminder, labelled, labels }: Phrases,
  reader: Reader,
  at: Filled,
): Said {
  const lesson = reader.set(`${session.title}, ${session.periodName}`);
  return {
    subject: reminder.subject(lesson),
    paragraphs: [
      reminder.intro(at),
      lines(
        labelled(labels.lesson, lesson),
        labelled(labels.date, at.date),
        labelled(labels.time, reader.span(session.startsAt, session.endsAt)),
      ),
      reminder.ask,
    ],
  };
}

function ofDigest(
  { sessions }: Content<'registers_not_taken'>,
  { digest }: Phrases,
  reader: Reader,
  at: Filled,
): Said {
  const shown = sessions.slice(0, LONGEST_LIST).map((session) => {
    const teachers = session.teachers.map((name) => reader.set(name)).join(', ');
    return `– ${sessionLine(session, reader)}${teachers && ` (${teachers})`}`;
  });
  const left = sessions.length - shown.length;
  return {
    subject: reader.plural(sessions.length, digest.subject),
    paragraphs: [digest.intro(at), lines(...shown, ...(left > 0 ? [reader.plural(left, digest.more)] : []))],
  };
}

function ofAlert(
  { student, rule, measure }: Content<'alert'>,
  { alert, labelled, labels }: Phrases,
  reader: Reader,
  at: Filled,
): Said {
  return {
    subject: alert.subject(reader.set(student)),
    paragraphs: [
      alert.intro(at),
      lines(
        labelled(labels.student, reader.set(student)),
        labelled(labels.rule, reader.set(rule)),
        labelled(labels.result, measured(measure, alert, reader)),
      ),
      alert.ask,
    ],
  };
}

function measured(measure: Content<'alert'>['measure'], words: Phrases['alert'], reader: Reader): string {
  switch (measure.of) {
    case 'rate': {
      const { present, possible, days } = measure;
      const rate = reader.percent(present, possible);
      const counted = words.rate(rate, reader.number(present), reader.number(possible));
      return `${counted}, ${reader.plural(days, words.lastDays)}`;
    }
    case 'consecutive_absence':
      return reader.plural(measure.days, words.consecutive);
    case 'lateness':
      return `${reader.plural(measure.times, words.lateness)}, ${reader.plural(measure.days, words.lastDays)}`;
    case 'lateness_minutes':
      return `${reader.plural(measure.minutes, words.latenessMinutes)}, ${reader.plural(measure.days, words.lastDays)}`;
  }
}

function because(
  { kind, ...content }: NotificationContent,
  words: Phrases,
  reader: Reader,
  school: string,
): string {
  if (subscriptionOf(kind) !== 'absence') return words.staffBecause(school);
  return words.guardianBecause(school, reader.set((content as { student: string }).student));
}

function sessionLine(
  {
    title,
    periodName,
    startsAt,
    endsAt,
  }: { title: string; periodName: string; startsAt: string; endsAt: string },
  reader: Reader,
): string {
  return `${reader.span(startsAt, endsAt)} ${reader.set(`${title}, ${periodName}`)}`;
}

function lines(...parts: readonly string[]): string {
  return parts.join('\n');
}
