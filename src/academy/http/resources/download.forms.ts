import type { TrendChart } from '#platform/charts/chart';
import type { ReportForms } from '#platform/http/also-as';
import type {
  DownloadDayView,
  DownloadStatisticsView,
} from '../../queries/resources/get-download-statistics.query.js';

/** The downloads of a resource as a table and as a picture. */
export const downloadForms: ReportForms<DownloadStatisticsView, DownloadDayView> = {
  fileName: ({ from, to }) => `downloads-${from}-to-${to}`,
  spreadsheet: ({ days }) => ({
    name: 'Downloads',
    columns: [
      { title: 'Date', kind: 'date', of: ({ date }) => date },
      { title: 'Downloads', kind: 'whole', of: ({ downloads }) => downloads },
    ],
    rows: days,
  }),
  chart: chartOf,
};

function chartOf({ title, from, to, days, total }: DownloadStatisticsView): TrendChart {
  const most = Math.max(...days.map(({ downloads }) => downloads));
  const subtitle = `${title} · ${from} to ${to}`;
  return {
    kind: 'trend',
    title: 'Downloads by day',
    subtitle,
    description: `Downloads by day, ${subtitle}. ${total} in all, at most ${most} on one day.`,
    xTitle: 'Day',
    yTitle: 'Downloads',
    unit: 'count',
    points: days.map(({ date, downloads }) => ({ label: date, value: downloads })),
  };
}
