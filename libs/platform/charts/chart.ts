import type { LocalDate } from '#domain/kernel/local-date';

/** What every chart says in words. */
interface Words {
  readonly title: string;
  /** What is counted, of whom and when: the second line. */
  readonly subtitle: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
}

/** A value over time. Shares are 0 to 1; a gap is null. */
export interface TrendChart extends Words {
  readonly kind: 'trend';
  readonly xTitle: string;
  readonly yTitle: string;
  readonly unit: Unit;
  readonly points: readonly { readonly label: string; readonly value: number | null }[];
}

/** A share for each day, laid out as a calendar. */
export interface HeatMapChart extends Words {
  readonly kind: 'heat-map';
  /** Whose names of months and weekdays are written, BCP 47; English when it is left out. */
  readonly locale?: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: readonly { readonly date: LocalDate; readonly value: number }[];
  /** The limits between the classes, ascending. */
  readonly classes: readonly number[];
}

/** How the whole of each category is made up. */
export interface StackedChart extends Words {
  readonly kind: 'stacked';
  readonly xTitle: string;
  readonly yTitle: string;
  readonly categories: readonly string[];
  /** From below. Each has as many values as there are categories. */
  readonly layers: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** A value for each group, one below the other; `label` is written at the bar's end. */
export interface BarChart extends Words {
  readonly kind: 'bars';
  readonly xTitle: string;
  readonly unit: Unit;
  readonly groups: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly label: string;
  }[];
}

export type Unit = 'share' | 'count';
export type Chart = TrendChart | HeatMapChart | StackedChart | BarChart;
