import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '../persistence/tenant-reader.js';
import { FileStore } from '../storage/file-store.js';
import { findUpload, type Upload } from './upload-table.js';
import { uploadKey } from './uploads.js';

/** What whole uploads say, in a fingerprint. */
@Injectable()
export class UploadDigests {
  constructor(
    private readonly reader: TenantReader,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  /**
   * The SHA-256 of an upload of the actor's, lower-case hexadecimal. Null when there is none, it is not whole, or has more bytes
   * than that. All of it is read: for so long no transaction is open.
   */
  async of(uploadId: string, maxBytes: number, actor: Actor): Promise<string | null> {
    const [upload] = await this.reader.rows<Upload>(actor, findUpload, [uploadId]);
    if (!upload || upload.expired || upload.state === 'receiving' || upload.offset > maxBytes) return null;
    const hash = createHash('sha256');
    const content = await this.files.get(uploadKey(actor.schoolId!, uploadId));
    for await (const piece of content) hash.update(piece as Uint8Array);
    return hash.digest('hex');
  }
}
