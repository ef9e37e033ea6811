import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import { fileKey } from '#platform/storage/file-key';
import { LocalFileStore } from '#platform/storage/local-file-store';

/** Stores one file after another, as exports and uploads do. */
export class FileWriter {
  /** By path below LYCEUM_DATA, the digest of what was stored and acknowledged. */
  readonly written = new Map<string, string>();
  private readonly store: LocalFileStore;
  private stopping = false;
  private working: Promise<void> | undefined;

  constructor(
    data: string,
    private readonly schoolId: string,
  ) {
    this.store = new LocalFileStore(join(data, 'files'));
  }

  begin(): void {
    this.working = this.write();
  }

  async end(): Promise<void> {
    this.stopping = true;
    await this.working;
  }

  private async write(): Promise<void> {
    while (!this.stopping) {
      const key = fileKey(this.schoolId, 'drill', newId());
      const content = randomBytes(20_000);
      await this.store.put(key, Readable.from([content]), { maxBytes: 1_000_000 });
      this.written.set(join('files', key), createHash('sha256').update(content).digest('hex'));
      await pause(20);
    }
  }
}
