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
    readonly ask: string;
  };
  /** Footnotes. */
  zone(zone: string): string;
  guardianBecause(school: string, student: string): string;
  staffBecause(school: string): string;
  readonly stop: string;
  readonly page: PagePhrases;
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
