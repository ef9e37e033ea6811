import type { LocalDate } from '../../../kernel/local-date.js';
import { languageOf } from '../../../kernel/languages.js';
import type { Forms } from './phrases.js';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** How one reader writes dates, times and numbers, and has what others wrote set into the line. */
export class Reader {
  constructor(
    readonly locale: string,
    /** Of the school: the reader is told the school's hours. */
    private readonly timeZone: string,
    /** Whether what is set stands in a line with other words, or alone, as in a table or a chart. */
    private readonly place: 'in-line' | 'alone' = 'in-line',
  ) {}

  /**
   * A name or an hour amidst words of the other direction is isolated, so that neither turns the other about (UAX #9);
   * in plain text as well, where no markup could do it.
   */
  set(text: string): string {
    if (this.place === 'alone') return text;
    const other = languageOf(this.locale) === 'ar' || RIGHT_TO_LEFT.test(text);
    return other ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
  }

  date(date: LocalDate): string {
    const noon = new Date(`${date}T12:00:00Z`);
    return this.set(noon.toLocaleDateString(this.locale, { dateStyle: 'full', timeZone: 'UTC' }));
  }

  shortDate(date: LocalDate): string {
    const noon = new Date(`${date}T12:00:00Z`);
    return this.set(noon.toLocaleDateString(this.locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  }

  /** `20 Nov`, for the axis of a chart. */
  dayAndMonth(date: LocalDate): string {
    const noon = new Date(`${date}T12:00:00Z`);
    return noon.toLocaleDateString(this.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  }

  /** `08:30–09:15`, as the reader writes hours. */
  span(startsAt: string, endsAt: string): string {
    const format = new Intl.DateTimeFormat(this.locale, { timeStyle: 'short', timeZone: this.timeZone });
    return this.set(`${format.format(new Date(startsAt))}–${format.format(new Date(endsAt))}`);
  }

  number(n: number): string {
    return new Intl.NumberFormat(this.locale).format(n);
  }

  percent(numerator: number, denominator: number): string {
    const format = new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 1 });
    return this.set(format.format(numerator / denominator));
  }

  /** `93.4 % (1,204 / 1,289)`: what is counted, of what (A11); `– (0 / 0)` where there is nothing to divide by. */
  share(numerator: number, denominator: number): string {
    const value = denominator === 0 ? '–' : this.percent(numerator, denominator);
    return `${value} ${this.set(`(${this.number(numerator)} / ${this.number(denominator)})`)}`;
  }

  /** The form that goes with the number, by the rules of the language. */
  plural(n: number, forms: Forms): string {
    const category = new Intl.PluralRules(this.locale).select(n);
    return (forms[category] ?? forms.other).replace('{n}', this.number(n));
  }
}
