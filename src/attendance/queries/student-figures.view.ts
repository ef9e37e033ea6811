import { RatedCountView, RateDefinitionView } from './figures.view.js';
import { SpanView } from './span.js';

/** A student's figures in a list. */
export class StudentFiguresView extends RatedCountView {
  /** @format uuid */
  studentId!: string;
  displayName!: string;
  /** The first of the student's grades, as the roster has them today. */
  yearGroup!: string | null;
}

/** Students with their figures for a span of days. */
export class StudentFiguresPage extends SpanView {
  definitions!: RateDefinitionView[];
  items!: StudentFiguresView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
