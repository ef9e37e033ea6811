import { Inject, Injectable } from '@nestjs/common';
import type { EdfiPlace, InterchangeDraft, InterchangeStore } from '#domain/attendance/edfi/edfi-ports';
import type { LeftOut } from '#domain/attendance/edfi/left-out';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { ZipDraft } from '#platform/storage/zip-draft';
import type { Column } from '#platform/tables/table';
import { csvHead, csvRow } from '#platform/tables/write-csv';

/** Ed-Fi's bulk loaders know an interchange by the name of its file. */
const INTERCHANGE = 'StudentAttendance.xml';
const REPORT = 'report.csv';

const COLUMNS: readonly Column<LeftOut>[] = [
  { title: 'date', kind: 'date', of: ({ date }) => date },
  { title: 'what', kind: 'text', of: ({ what }) => what },
  { title: 'section', kind: 'text', of: ({ section }) => section },
  { title: 'period', kind: 'text', of: ({ period }) => period },
  { title: 'studentId', kind: 'text', of: ({ studentId }) => studentId },
  { title: 'student', kind: 'text', of: ({ student }) => student },
  { title: 'code', kind: 'text', of: ({ code }) => code },
  { title: 'why', kind: 'text', of: ({ why }) => why },
];

/** The interchange and the report for people, which is safe to open in a spreadsheet. */
@Injectable()
export class ZippedInterchangeStore implements InterchangeStore {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  async begin(at: EdfiPlace): Promise<InterchangeDraft> {
    const draft = await ZipDraft.begin(this.files, interchangeKey(at));
    await draft.append(REPORT, csvHead(COLUMNS));
    return {
      write: (xml) => draft.append(INTERCHANGE, xml),
      report: (leftOut) => draft.append(REPORT, leftOut.map((row) => csvRow(COLUMNS, row)).join('')),
      keep: () => draft.keep(),
      drop: () => draft.drop(),
    };
  }

  open(at: EdfiPlace): Promise<AsyncIterable<Uint8Array>> {
    return this.files.get(interchangeKey(at));
  }
}

export function interchangeKey({ schoolId, exportId }: EdfiPlace): FileKey {
  return fileKey(schoolId, 'edfi-exports', `${exportId}.zip`);
}
