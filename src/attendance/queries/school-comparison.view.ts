import { RatedCountView, RateDefinitionView } from './figures.view.js';
import { SpanView } from './span.js';

/** The figures of one school of a district. */
export class ComparedSchoolView extends RatedCountView {
  /** @format uuid */
  schoolId!: string;
  name!: string;
}

/** The schools of a district beside each other. */
export class SchoolComparisonView extends SpanView {
  /** The district. */
  about!: string;
  /** The number of the rule by which marks were counted. */
  rule!: number;
  definitions!: RateDefinitionView[];
  /** Of all schools together. */
  total!: RatedCountView;
  schools!: ComparedSchoolView[];
}
