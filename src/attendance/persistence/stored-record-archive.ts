import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#domain/kernel/id';
import { systemActor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { RecordArchive } from '#domain/attendance/retention/record-months';
import { noteChange } from '#platform/persistence/audit';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore, type StoredFile } from '#platform/storage/file-store';
import { countsOf, linesOf, type RowCounts } from './record-lines.js';

/** The most that a month of one school may be, compressed, in bytes. */
const LARGEST = 4 * 1024 ** 3;

const known = prepared(`select 1 from attendance.retired_records where month = $1`);
const write = prepared(`
  insert into attendance.retired_records (id, school_id, month, rows, file_key, bytes, sha256)
  values ($1, platform.current_school(), $2, $3, $4, $5, $6)`);

/** Each school's records as a file of its own, with the school's other files, and a line about it in the school's audit log. */
@Injectable()
export class StoredRecordArchive implements RecordArchive {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  note(schoolId: string, month: LocalDate, { file }: { readonly file: boolean }): Promise<void> {
    return this.unitOfWork.run(systemActor(schoolId), async () => {
      const open = transaction();
      if ((await open.query(known, [month])).length > 0) return;
      const rows: RowCounts = {};
      const kept = file ? await this.keep(schoolId, month, rows) : undefined;
      if (!file) Object.assign(rows, await countsOf(month));
      await open.query(write, [newId(), month, JSON.stringify(rows), kept?.key, kept?.bytes, kept?.sha256]);
      const after = { month: month.slice(0, 7), rows, ...kept };
      noteChange({ action: 'retire', subject_type: 'Records', subject_id: schoolId, before: null, after });
    });
  }

  private async keep(
    schoolId: string,
    month: LocalDate,
    rows: RowCounts,
  ): Promise<StoredFile & { readonly key: FileKey }> {
    const name = (ending: string) =>
      fileKey(schoolId, 'attendance-records', `${month.slice(0, 7)}.${ending}`);
    const key = name('ndjson.gz');
    const packed = pipeline(Readable.from(linesOf(schoolId, month, rows)), createGzip(), () => undefined);
    const stored = await this.files.put(key, packed, { maxBytes: LARGEST });
    await this.readBack(key, stored);
    const manifest = { schoolId, month: month.slice(0, 7), file: key, ...stored, rows };
    await this.files.put(
      name('manifest.json'),
      Readable.from([Buffer.from(JSON.stringify(manifest, null, 2))]),
      {
        maxBytes: 1024 ** 2,
      },
    );
    return { key, ...stored };
  }

  /** What goes next is nowhere else: the file is believed when it was read. */
  private async readBack(key: FileKey, { sha256 }: StoredFile): Promise<void> {
    const hash = createHash('sha256');
    for await (const bytes of await this.files.get(key)) hash.update(bytes as Uint8Array);
    if (hash.digest('hex') !== sha256) throw new Error(`The archive ${key} does not read as it was written.`);
  }
}
