import type { ReportForms } from '#platform/http/also-as';
import type { StudentFiguresPage, StudentFiguresView } from '../../queries/student-figures.view.js';
import { figureColumns } from './rates.table.js';

export const studentFiguresForms: ReportForms<StudentFiguresPage, StudentFiguresView> = {
  fileName: ({ from, to }) => `attendance-of-students-${from}-to-${to}`,
  spreadsheet: ({ items }) => ({
    name: 'Attendance of students',
    columns: [
      { title: 'Student', kind: 'text', of: ({ displayName }) => displayName },
      { title: 'Year group', kind: 'text', of: ({ yearGroup }) => yearGroup },
      { title: 'Id', kind: 'text', of: ({ studentId }) => studentId },
      ...figureColumns,
    ],
    rows: items,
  }),
};
