import type { LocalDate } from '#domain/kernel/local-date';
import type { RateView } from '../../queries/figures.view.js';

/** `7 September 2026` */
export function dayInWords(date: LocalDate): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

export function spanInWords({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  return from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
}

/** `93.4 %` */
export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** A11 in short: `93.4 % (1,204 of 1,289)`. */
export function rateInWords({ numerator, denominator, value }: RateView): string {
  const parts = `${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')}`;
  return value === null ? `no value (${parts})` : `${percent(value)} (${parts})`;
}

/** What all charts of a rate have in words. */
export function chartWords(
  title: string,
  view: { readonly about: string; readonly from: LocalDate; readonly to: LocalDate },
  says: string,
) {
  const subtitle = `${view.about} · ${spanInWords(view)}`;
  return { title, subtitle, description: `${title}, ${subtitle}. ${says}` };
}

interface Valued {
  readonly name: string;
  readonly rate: RateView;
}

/** What somebody who does not see the chart has to know of it: how much there is, the least, the most, the whole. */
export function outlineOf(values: readonly Valued[], total: RateView): string {
  const known = values
    .filter(({ rate }) => rate.value !== null)
    .toSorted((one, other) => one.rate.value! - other.rate.value!);
  const overall = `Overall ${rateInWords(total)}.`;
  if (known.length < 2) return overall;
  const [least, most] = [known[0]!, known.at(-1)!];
  return `${known.length} values, from ${percent(least.rate.value!)} (${least.name}) to ${percent(most.rate.value!)} (${most.name}). ${overall}`;
}
