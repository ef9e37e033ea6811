import { Inject, Injectable } from '@nestjs/common';
import type { ExportPlace, ExportScope, ExportStore, PackageDraft } from '#domain/roster/export/export-ports';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { ZipDraft } from '#platform/storage/zip-draft';

/** A package grows on this machine, and goes to the file store as a zip. */
@Injectable()
export class StoredExportStore implements ExportStore {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  begin(scope: ExportScope): Promise<PackageDraft> {
    return ZipDraft.begin(this.files, exportKey(scope));
  }

  open(at: ExportPlace): Promise<AsyncIterable<Uint8Array>> {
    return this.files.get(exportKey(at));
  }
}

/** A school's own package lies with the school. */
export function exportKey({ districtId, schoolId, exportId }: ExportPlace): FileKey {
  return fileKey(schoolId ?? districtId, 'roster-exports', `${exportId}.zip`);
}
