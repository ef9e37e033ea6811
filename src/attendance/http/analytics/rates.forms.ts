import type { ReportForms } from '#platform/http/also-as';
import type { RateGroupView, RatesView } from '../../queries/rates.view.js';
import { ratesChart } from './rates.chart.js';
import { ratesTable } from './rates.table.js';

export const ratesForms: ReportForms<RatesView, RateGroupView> = {
  fileName: ({ by, from, to }) => `attendance-by-${by}-${from}-to-${to}`,
  spreadsheet: ratesTable,
  chart: ratesChart,
};
