import { RateDefinitionView, RateView } from './figures.view.js';
import { SpanView } from './span.js';

/** One rate of one group. */
export class RatedGroupView {
  /** As in the rates of attendance. */
  key!: string | null;
  name!: string;
  rate!: RateView;
}

/** One rate of a school, group by group. */
export class GroupedRateView extends SpanView {
  /** The school. */
  about!: string;
  definition!: RateDefinitionView;
  total!: RateView;
  groups!: RatedGroupView[];
}

/** How many students missed a threshold or more, by year group. */
export class PersistentAbsenceView extends GroupedRateView {
  /** The share of possible half sessions from which on an absence is persistent. */
  threshold!: number;
}

/** A group as SQL brings it. */
export interface RatedGroupRow {
  readonly key: string | null;
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}
