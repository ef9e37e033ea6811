import type { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Table } from '#platform/tables/table';
import {
  ListMarkImportFaultsQuery,
  type ReportedFault,
} from '../../queries/exchange/list-mark-import-faults.query.js';

const AT_ONCE = 200;

/** The rows at fault and why, for people who put them right in a spreadsheet. Read as it is written, page by page. */
export function reportOf(importId: string, queries: QueryBus, actor: Actor): Table<ReportedFault> {
  const text = (title: keyof ReportedFault) =>
    ({ title, kind: 'text', of: (fault: ReportedFault) => String(fault[title]) }) as const;
  return {
    name: 'Faults',
    columns: [
      { title: 'row', kind: 'whole', of: ({ row }) => row },
      text('field'),
      text('reason'),
      text('detail'),
      text('date'),
      text('section'),
      text('period'),
      text('student'),
      text('code'),
    ],
    rows: pages(importId, queries, actor),
  };
}

async function* pages(importId: string, queries: QueryBus, actor: Actor): AsyncGenerator<ReportedFault> {
  for (let after: string | undefined; ;) {
    const page = { limit: AT_ONCE, ...(after && { after }) };
    const { items, next } = await queries.execute(new ListMarkImportFaultsQuery(importId, page, actor));
    yield* items;
    if (!next) return;
    after = next;
  }
}
