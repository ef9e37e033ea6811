import { createHash, randomBytes } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import { fileKey } from '#platform/storage/file-key';
import { LocalFileStore } from '#platform/storage/local-file-store';
import type { OwnCluster } from '../cluster/own-cluster.js';
import type { WorkingSchool } from '../cluster/seeded-world.js';

const BYTES = 24 * 1024 ** 2;
/** So that a download takes longer than a replica drains. */
const BYTES_PER_SECOND = 2.5 * 1024 ** 2;
/** Without a byte for so long it has failed. */
const SILENCE_MS = 20_000;

/** A large file of a school, as a job has left it. */
export class LargeFile {
  private constructor(
    private readonly path: string,
    private readonly token: string,
    private readonly sha256: string,
  ) {}

  static async of({ cluster, database }: OwnCluster, school: WorkingSchool): Promise<LargeFile> {
    const exportId = newId();
    const key = fileKey(school.id, 'roster-exports', `${exportId}.zip`);
    const files = new LocalFileStore(join(cluster.data, 'files'));
    const { sha256 } = await files.put(key, Readable.from([randomBytes(BYTES)]), { maxBytes: BYTES });
    await database.admin.query(
      `insert into roster.exports (id, district_id, school_id, job_id, end_dates, finished_at, package)
       select $1, district_id, id, gen_random_uuid(), 'last-day', now(), $3 from identity.schools where id = $2`,
      [exportId, school.id, { bytes: BYTES, sha256, rows: {} }],
    );
    const path = `/api/v1/schools/${school.id}/roster-exports/${exportId}/file`;
    return new LargeFile(path, school.adminToken, sha256);
  }

  /** Reads it slowly, as over a bad line. @returns what was wrong, or nothing when it came whole */
  async download(origin: string): Promise<string | undefined> {
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const response = await this.open(origin);
      if (response.statusCode !== 200) return `a download was answered ${response.statusCode}`;
      for await (const part of response as AsyncIterable<Buffer>) {
        hash.update(part);
        bytes += part.length;
        await pause((part.length / BYTES_PER_SECOND) * 1000);
      }
      return hash.digest('hex') === this.sha256
        ? undefined
        : `a download ended after ${bytes} of ${BYTES} bytes`;
    } catch (error) {
      return `a download broke off after ${bytes} of ${BYTES} bytes: ${(error as Error).message}`;
    }
  }

  private open(origin: string): Promise<IncomingMessage> {
    const headers = { authorization: `Bearer ${this.token}` };
    return new Promise((resolve, reject) => {
      const request = get(`${origin}${this.path}`, { headers, agent: false, timeout: SILENCE_MS }, resolve);
      request.on('timeout', () => request.destroy(new Error('silence')));
      request.on('error', reject);
    });
  }
}

/** One slow download after another through nginx, while whatever happens behind it. */
export class SlowDownloads {
  whole = 0;
  readonly failures: string[] = [];
  private stopping = false;
  private working: Promise<void> | undefined;

  constructor(
    private readonly file: LargeFile,
    private readonly origin: string,
  ) {}

  begin(): void {
    this.working = this.work();
  }

  async end(): Promise<void> {
    this.stopping = true;
    await this.working;
  }

  /** One more beside, from wherever. */
  async another(origin: string): Promise<void> {
    const failure = await this.file.download(origin);
    if (failure) this.failures.push(failure);
    else this.whole += 1;
  }

  private async work(): Promise<void> {
    while (!this.stopping) await this.another(this.origin);
  }
}
