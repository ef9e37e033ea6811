import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ExportPlace, ExportScope, ExportStore, PackageDraft } from '#domain/roster/export/export-ports';
import { packFolder } from '#platform/archive/pack';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';

/** The most that a package may be, in bytes. */
const LARGEST_PACKAGE = 1024 ** 3;

/** A package grows in a folder of this machine, and goes to the file store as a zip. */
@Injectable()
export class StoredExportStore implements ExportStore {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  async begin(scope: ExportScope): Promise<PackageDraft> {
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-export-'));
    return {
      append: (file, text) => appendFile(join(folder, file), text),
      keep: async () =>
        this.files.put(exportKey(scope), await packFolder(folder), { maxBytes: LARGEST_PACKAGE }),
      drop: () => rm(folder, { recursive: true, force: true }),
    };
  }

  open(at: ExportPlace): Promise<AsyncIterable<Uint8Array>> {
    return this.files.get(exportKey(at));
  }
}

/** A school's own package lies with the school. */
function exportKey({ districtId, schoolId, exportId }: ExportPlace): FileKey {
  return fileKey(schoolId ?? districtId, 'roster-exports', `${exportId}.zip`);
}
