import type { ReportForms } from '#platform/http/also-as';
import type { GradebookRowView, GradebookView } from '../queries/gradebook.view.js';

/** The gradebook as a sheet: a line for each learner, a column for each line item. */
export const gradebookForms: ReportForms<GradebookView, GradebookRowView> = {
  fileName: ({ runId }) => `gradebook-${runId}`,
  spreadsheet: ({ lineItems, items }) => ({
    name: 'Gradebook',
    columns: [
      { title: 'Learner', kind: 'text', of: ({ learnerName }) => learnerName },
      { title: 'Id', kind: 'text', of: ({ learnerId }) => learnerId },
      { title: 'State', kind: 'text', of: ({ state }) => state },
      ...lineItems.map(({ title, resultValueMax }, i) => ({
        title: resultValueMax === null ? title : `${title} (${resultValueMax})`,
        kind: 'text' as const, // a score has two places, which `whole` would not show
        of: ({ results }: GradebookRowView) => results[i]?.score ?? null,
      })),
      { title: 'Total %', kind: 'text', of: ({ total }) => total },
    ],
    rows: items,
  }),
};
