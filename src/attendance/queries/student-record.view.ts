import { FiguresView, RateDefinitionView } from './figures.view.js';
import { SpanView } from './span.js';

/** Which layer of a mark counts. */
export type CountingLayer = 'teacher' | 'office';

/** A session that was missed, in part or whole, or to which the student came late. */
export class NotedSessionView {
  /** @format date */
  date!: string;
  /** @format uuid */
  registerId!: string;
  title!: string;
  periodName!: string;
  code!: string;
  /** As it was called when it was given. */
  label!: string;
  /** Half sessions attended: 0, 1 or 2. */
  attended!: number;
  authorised!: boolean;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  layer!: CountingLayer;
}

/** A day of a student. */
export class StudentDayView {
  /** @format date */
  date!: string;
  /** Half sessions. */
  possible!: number;
  attended!: number;
}

/** The term that was asked for. */
export class RecordedTermView {
  /** @format uuid */
  termId!: string;
  title!: string;
}

/** The attendance of a student over a span of days. */
export class StudentRecordView extends SpanView {
  /** @format uuid */
  studentId!: string;
  displayName!: string;
  yearGroup!: string | null;
  schoolName!: string;
  /** The language that the school writes in, BCP 47. */
  locale!: string;
  /** Null when days were asked for. */
  term!: RecordedTermView | null;
  /** The number of the rule by which marks were counted. */
  rule!: number;
  definitions!: RateDefinitionView[];
  figures!: FiguresView;
  days!: StudentDayView[];
  /**
   * The first day of which single sessions are known still; null where all of them are. What was counted is of all days.
   * @format date
   */
  notedFrom!: string | null;
  /** In the order of the days; at most 1,000. */
  noted!: NotedSessionView[];
}
