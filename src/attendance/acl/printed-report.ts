import type { ReportPage, ReportTable } from '#domain/attendance/notifications/letters/report';
import { drawChart } from '#platform/charts/draw-chart';
import { pngOf } from '#platform/charts/rasterise';
import type { MailAttachment } from '#platform/mail/mailer';
import type { Block } from '#platform/print/printed-document';
import { printPdf } from '#platform/print/print-pdf';

/** The report of a day as a file to be printed; the same for the same page. */
export async function printedReport(page: ReportPage): Promise<MailAttachment> {
  const { fileName, locale, title, subtitle, footer, madeAt, facts, tables, counted } = page;
  const blocks: Block[] = [
    { kind: 'facts', facts },
    { kind: 'paragraph', text: counted },
    await pictureOf(page),
    ...tables.flatMap(printed),
  ];
  const bytes = await printPdf({ title, subtitle, language: locale, footer, printedAt: madeAt, blocks });
  return { fileName, type: 'application/pdf', bytes };
}

async function pictureOf({ trend }: ReportPage): Promise<Block> {
  const { title, subtitle, says: description, day: xTitle, rate: yTitle, points } = trend;
  const words = { title, subtitle, description, xTitle, yTitle };
  const svg = await drawChart({ kind: 'trend', ...words, unit: 'share', points });
  return { kind: 'picture', png: await pngOf(svg), alternative: description };
}

function printed({ title, columns, rows }: ReportTable): Block[] {
  const heads = columns.map(({ title: head, width, numbers }) => ({
    title: head,
    width,
    align: numbers ? ('end' as const) : ('start' as const),
  }));
  return [
    { kind: 'heading', text: title },
    { kind: 'table', columns: heads, rows },
  ];
}
