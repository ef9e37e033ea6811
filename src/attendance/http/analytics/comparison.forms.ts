import type { ReportForms } from '#platform/http/also-as';
import type { ComparedSchoolView, SchoolComparisonView } from '../../queries/school-comparison.view.js';
import { figureColumns } from './rates.table.js';
import { chartWords, outlineOf, rateInWords } from './wording.js';

export const comparisonForms: ReportForms<SchoolComparisonView, ComparedSchoolView> = {
  fileName: ({ from, to }) => `attendance-by-school-${from}-to-${to}`,
  spreadsheet: ({ schools }) => ({
    name: 'Attendance by school',
    columns: [
      { title: 'School', kind: 'text', of: ({ name }) => name },
      { title: 'Id', kind: 'text', of: ({ schoolId }) => schoolId },
      ...figureColumns,
    ],
    rows: schools,
  }),
  chart: (view) => {
    const values = view.schools.map(({ name, rates }) => ({ name, rate: rates.attendance }));
    return {
      kind: 'bars',
      ...chartWords('Attendance by school', view, outlineOf(values, view.total.rates.attendance)),
      xTitle: 'Attendance (% of possible half sessions)',
      unit: 'share',
      groups: values.map(({ name, rate }) => ({ name, value: rate.value, label: rateInWords(rate) })),
    };
  },
};
