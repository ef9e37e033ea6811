import { Inject, Injectable } from '@nestjs/common';
import type { MarkFile, MarkFilePlace, MarkFiles } from '#domain/attendance/mark-import/mark-import-ports';
import type { FileEncoding } from '#domain/attendance/mark-import/mark-import.words';
import { readCsv } from '#platform/csv/read-csv';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';

/** The most that a file of marks may be, in bytes. */
const LARGEST_FILE = 64 * 1024 ** 2;

/** Files of marks in the file store, read as comma-separated text. */
@Injectable()
export class StoredMarkFiles implements MarkFiles {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  async keep(at: MarkFilePlace, content: AsyncIterable<Uint8Array>): Promise<string> {
    return (await this.files.put(keyOf(at), content, { maxBytes: LARGEST_FILE })).sha256;
  }

  async open(at: MarkFilePlace, encoding: FileEncoding): Promise<MarkFile> {
    const bytes = (await this.files.stat(keyOf(at)))?.bytes ?? 0;
    const reading = await readCsv(await this.files.get(keyOf(at)), { file: 'marks.csv', encoding });
    return { ...reading, bytes };
  }

  forget(at: MarkFilePlace): Promise<void> {
    return this.files.delete(keyOf(at));
  }
}

function keyOf({ schoolId, importId }: MarkFilePlace): FileKey {
  return fileKey(schoolId, 'mark-imports', `${importId}.csv`);
}
