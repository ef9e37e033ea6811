import type { Column, Table } from '#platform/tables/table';
import type { FiguresView, RatedCountView } from '../../queries/figures.view.js';
import type { RateGroupView, RatesView } from '../../queries/rates.view.js';

/** The columns of figures: each rate with its numerator and its denominator (A11). */
export const figureColumns: readonly Column<RatedCountView>[] = [
  { title: 'Marks', kind: 'whole', of: ({ marks }) => marks },
  { title: 'Not required', kind: 'whole', of: ({ notRequired }) => notRequired },
  { title: 'Possible half sessions', kind: 'whole', of: ({ rates }) => rates.attendance.denominator },
  { title: 'Attended half sessions', kind: 'whole', of: ({ rates }) => rates.attendance.numerator },
  { title: 'Attendance', kind: 'share', of: ({ rates }) => rates.attendance.value },
  { title: 'Missed half sessions', kind: 'whole', of: ({ rates }) => rates.absence.numerator },
  { title: 'Absence', kind: 'share', of: ({ rates }) => rates.absence.value },
  { title: 'Missed, authorised', kind: 'whole', of: ({ rates }) => rates.authorisedAbsence.numerator },
  { title: 'Missed, not authorised', kind: 'whole', of: ({ rates }) => rates.unauthorisedAbsence.numerator },
  { title: 'Late marks', kind: 'whole', of: ({ rates }) => rates.lateness.numerator },
  { title: 'Lateness', kind: 'share', of: ({ rates }) => rates.lateness.value },
  { title: 'Minutes late', kind: 'whole', of: ({ rates }) => rates.minutesPerLateness.numerator },
];

/** How often each of these codes was given. */
export function codeColumns(codes: readonly { readonly code: string; readonly label: string }[]) {
  return codes.map(({ code, label }): Column<FiguresView> => ({
    title: `${code} ${label}`,
    kind: 'whole',
    of: (figures) => figures.codes.find((one) => one.code === code)?.share.numerator ?? 0,
  }));
}

export function ratesTable({ by, groups, total }: RatesView): Table<RateGroupView> {
  const named: Column<RateGroupView>[] = [
    { title: 'Group', kind: 'text', of: ({ name }) => name },
    { title: 'Key', kind: 'text', of: ({ key }) => key },
  ];
  return {
    name: `Attendance by ${by}`,
    columns: [...named, ...figureColumns, ...codeColumns(total.codes)],
    rows: groups,
  };
}
