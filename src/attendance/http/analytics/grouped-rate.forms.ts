import type { BarChart } from '#platform/charts/chart';
import type { ReportForms } from '#platform/http/also-as';
import type { Table } from '#platform/tables/table';
import type {
  GroupedRateView,
  PersistentAbsenceView,
  RatedGroupView,
} from '../../queries/grouped-rate.view.js';
import { chartWords, outlineOf, percent, rateInWords } from './wording.js';

interface Words {
  readonly fileName: string;
  readonly title: string;
  readonly axis: string;
  /** What numerator and denominator count, as columns. */
  readonly columns: readonly [numerator: string, denominator: string];
}

function formsOf<View extends GroupedRateView>(
  words: (view: View) => Words,
): ReportForms<View, RatedGroupView> {
  return {
    fileName: (view) => `${words(view).fileName}-${view.from}-to-${view.to}`,
    spreadsheet: (view) => tableOf(view, words(view)),
    chart: (view) => chartOf(view, words(view)),
  };
}

function tableOf({ groups }: GroupedRateView, { title, columns }: Words): Table<RatedGroupView> {
  return {
    name: title,
    columns: [
      { title: 'Group', kind: 'text', of: ({ name }) => name },
      { title: 'Key', kind: 'text', of: ({ key }) => key },
      { title: columns[0], kind: 'whole', of: ({ rate }) => rate.numerator },
      { title: columns[1], kind: 'whole', of: ({ rate }) => rate.denominator },
      { title: 'Share', kind: 'share', of: ({ rate }) => rate.value },
    ],
    rows: groups,
  };
}

function chartOf(view: GroupedRateView, { title, axis }: Words): BarChart {
  const { groups, total } = view;
  return {
    kind: 'bars',
    ...chartWords(title, view, outlineOf(groups, total)),
    xTitle: axis,
    unit: 'share',
    groups: groups.map(({ name, rate }) => ({
      name: name || '(none)',
      value: rate.value,
      label: rateInWords(rate),
    })),
  };
}

export const persistentAbsenceForms = formsOf<PersistentAbsenceView>(({ threshold }) => ({
  fileName: 'persistent-absence',
  title: 'Persistently absent students',
  axis: `Students who missed ${percent(threshold)} or more (% of students)`,
  columns: [`Missed ${percent(threshold)} or more`, 'Students'],
}));

export const registersOnTimeForms = formsOf<GroupedRateView>(() => ({
  fileName: 'registers-on-time',
  title: 'Registers taken on time',
  axis: 'Submitted by the end of the session (% of registers)',
  columns: ['On time', 'Registers'],
}));
