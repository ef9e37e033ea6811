import type { RateGroup } from '#domain/attendance/analytics/rate-groups';
import { FiguresView, RateDefinitionView } from './figures.view.js';
import { SpanView } from './span.js';

/** The figures of one group. */
export class RateGroupView extends FiguresView {
  /**
   * The id of a section or a period, the first day of a week or month, the number of a weekday (Monday is 1), the
   * year group; null for students without one.
   */
  key!: string | null;
  name!: string;
}

/** The figures of a school for a span of days. */
export class RatesView extends SpanView {
  by!: RateGroup;
  /** The school, and the section or year group if one was asked for. */
  about!: string;
  /** The number of the rule by which marks were counted. */
  rule!: number;
  definitions!: RateDefinitionView[];
  /** Of all groups together. */
  total!: FiguresView;
  groups!: RateGroupView[];
}
