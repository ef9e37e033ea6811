import type { Subscription } from '../notification.words.js';

/** A phrase for each plural category that the language has; `{n}` is the number as the reader writes it. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Values that a sentence is filled with, already in the reader's form and safe for the direction of the text. */
export interface Filled {
  readonly school: string;
  readonly date: string;
}

/**
 * Everything that mails and the page behind their links say in one language. The sentences are made so that no name,
 * date or number has to be inflected and no gender guessed: what varies stands on lines of its own.
 */
export interface Phrases {
  greeting(name: string | null): string;
  /** `Class: Mathematics` */
  labelled(label: string, value: string): string;
  readonly labels: {
    readonly student: string;
    readonly date: string;
    readonly lesson: string;
    readonly time: string;
    readonly rule: string;
    readonly result: string;
  };
  readonly absence: {
    subject(student: string, date: string): string;
    intro(at: Filled): string;
    readonly missed: Forms;
    readonly ask: string;
  };
  readonly correction: {
    subject(student: string, date: string): string;
    present(at: Filled): string;
    explained(at: Filled): string;
    readonly thanks: string;
  };
  readonly reminder: {
    subject(lesson: string): string;
    intro(at: Filled): string;
    readonly ask: string;
  };
  readonly digest: {
    readonly subject: Forms;
    intro(at: Filled): string;
    readonly more: Forms;
  };
  readonly alert: {
    subject(student: string): string;
    intro(at: Filled): string;
    rate(rate: string, present: string, possible: string): string;
    readonly lastDays: Forms;
    readonly consecutive: Forms;
    readonly lateness: Forms;
    readonly latenessMinutes: Forms;
    readonly ask: string;
  };
  readonly report: ReportPhrases;
  /** Footnotes. */
  zone(zone: string): string;
  guardianBecause(school: string, student: string): string;
  staffBecause(school: string): string;
  readonly stop: string;
  readonly page: PagePhrases;
}

/** What the report of a day says; shares stand beside them as `93.4 % (1,204 / 1,289)`. */
export interface ReportPhrases {
  subject(date: string, share: string): string;
  intro(at: Filled): string;
  readonly attached: string;
  readonly title: string;
  readonly attendance: string;
  readonly authorised: string;
  readonly unauthorised: string;
  readonly late: string;
  readonly minutesLate: string;
  readonly complete: string;
  readonly onTime: string;
  readonly days: string;
  readonly day: string;
  readonly yearGroup: string;
  readonly attended: string;
  readonly possible: string;
  readonly code: string;
  readonly marks: string;
  readonly share: string;
  readonly missing: string;
  /** What each share divides by what (A11). */
  readonly counted: string;
}

/** The page on which somebody ends mails of a kind. */
export interface PagePhrases {
  readonly title: string;
  readonly what: Readonly<Record<Subscription, string>>;
  ask(what: string, school: string): string;
  readonly stop: string;
  stopped(what: string, school: string): string;
  readonly resume: string;
  resumed(what: string, school: string): string;
}
