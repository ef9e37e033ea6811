import { Readable } from 'node:stream';
import {
  applyDecorators,
  createParamDecorator,
  Header,
  SetMetadata,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { Chart } from '../charts/chart.js';
import { drawChart } from '../charts/draw-chart.js';
import { pngOf } from '../charts/rasterise.js';
import type { PrintedDocument } from '../print/printed-document.js';
import { printPdf } from '../print/print-pdf.js';
import type { Table } from '../tables/table.js';
import { csvOf } from '../tables/write-csv.js';
import { MEDIA_TYPES, wantedFormat, type ReportFormat } from './report-formats.js';

export const ALSO_AS = 'lyceum:also-as';

/** The query of the request, as it was checked. */
export type ReportWish = Readonly<Record<string, string | undefined>>;

/** How the view of a route becomes a file. What is not there is not on offer. */
export interface ReportForms<View, Row = unknown> {
  /** Of the file, without its ending; letters, digits and hyphens. */
  readonly fileName: (view: View) => string;
  /** CSV and XLSX. */
  readonly spreadsheet?: (view: View, wish: ReportWish) => Table<Row>;
  /** SVG and PNG. */
  readonly chart?: (view: View, wish: ReportWish) => Chart;
  /** PDF. */
  readonly page?: (view: View, wish: ReportWish) => PrintedDocument | Promise<PrintedDocument>;
}

/**
 * The route answers its view in JSON, and as a file to whoever asks for one by `?format=` or `Accept`. The query's class
 * declares `format` with the formats that these forms have.
 */
export function AlsoAs<View, Row>(forms: ReportForms<View, Row>): MethodDecorator {
  return applyDecorators(
    SetMetadata(
      ALSO_AS,
      formatsOf(forms).map((format) => MEDIA_TYPES[format]),
    ),
    Header('Vary', 'Accept'),
    UseInterceptors(new ReportInterceptor(forms)),
  );
}

/** Whether the request wants a file: then a list is told whole, and not page by page. */
export const WantsFile = createParamDecorator((_: unknown, context: ExecutionContext): boolean => {
  const { query, headers } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: ReportWish }>>();
  return wantedFormat(Object.keys(MEDIA_TYPES) as ReportFormat[], query.format, headers.accept) !== 'json';
});

function formatsOf<View, Row>({ spreadsheet, chart, page }: ReportForms<View, Row>): ReportFormat[] {
  return [
    ...(spreadsheet ? (['csv', 'xlsx'] as const) : []),
    ...(chart ? (['svg', 'png'] as const) : []),
    ...(page ? (['pdf'] as const) : []),
  ];
}

class ReportInterceptor<View, Row> implements NestInterceptor<View, View | StreamableFile> {
  constructor(private readonly forms: ReportForms<View, Row>) {}

  intercept(context: ExecutionContext, next: CallHandler<View>): Observable<View | StreamableFile> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest<{ Querystring: ReportWish }>>();
    return next.handle().pipe(
      mergeMap(async (view) => {
        const format = wantedFormat(formatsOf(this.forms), request.query.format, request.headers.accept);
        if (format === 'json') return view;
        const { fileName } = this.forms;
        const shown = format === 'svg' || format === 'png' ? 'inline' : 'attachment';
        // A picture is nothing but a picture, whoever opens it as a page.
        if (format === 'svg')
          void http.getResponse<FastifyReply>().header('content-security-policy', PICTURE_ONLY);
        return new StreamableFile(await this.written(view, format, request.query), {
          type: format === 'csv' ? `${MEDIA_TYPES.csv}; charset=utf-8` : MEDIA_TYPES[format],
          disposition: `${shown}; filename="${fileName(view)}.${format}"`,
        });
      }),
    );
  }

  private async written(
    view: View,
    format: Exclude<ReportFormat, 'json'>,
    wish: ReportWish,
  ): Promise<Readable> {
    const { spreadsheet, chart, page } = this.forms;
    switch (format) {
      case 'csv':
        return Readable.from(csvOf(spreadsheet!(view, wish)));
      case 'xlsx':
        return workbook(spreadsheet!(view, wish));
      case 'svg':
        return Readable.from([Buffer.from(await drawChart(chart!(view, wish)))]);
      case 'png':
        return Readable.from([await pngOf(await drawChart(chart!(view, wish)))]);
      case 'pdf':
        return Readable.from([await printPdf(await page!(view, wish))]);
    }
  }
}

const PICTURE_ONLY = `default-src 'none'; style-src 'unsafe-inline'; sandbox`;

/** The library is loaded with the first workbook. */
async function workbook<Row>(table: Table<Row>): Promise<Readable> {
  const { xlsxOf } = await import('../tables/write-xlsx.js');
  return Readable.fromWeb(xlsxOf(table) as Parameters<typeof Readable.fromWeb>[0]);
}
