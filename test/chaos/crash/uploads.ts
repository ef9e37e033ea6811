import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { uploadKey } from '#platform/uploads/uploads';
import type { WorkingSchool } from '../cluster/seeded-world.js';
import type { SourceChange } from '../harness/source-change.js';
import type { Outcome } from './operation.js';
import { UploadClient, type UploadClientSettings } from './upload-client.js';

const RECEIVE = 'libs/platform/uploads/receive.js';

interface Stored {
  readonly id: string;
  readonly schoolId: string;
  readonly label: string;
}

/** The uploads that the database says are whole, each with the digest that its client gave it for a name. */
async function whole(admin: pg.Pool): Promise<Stored[]> {
  const { rows } = await admin.query<Stored>(`
    select id, school_id as "schoolId", convert_from(decode(split_part(metadata, ' ', 2), 'base64'), 'utf8') as label
    from platform.uploads where state = 'whole'`);
  return rows;
}

function counts(labels: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(labels, (label) => label)].map(([label, those]) => [label, those.length]));
}

/** A file that is acknowledged is stored once, and its bytes are those that were sent. */
export const uploading: Outcome = {
  name: 'upload',
  stored: async ({ admin }) => counts((await whole(admin)).map(({ label }) => label)),
  effects: async ({ admin, data }) => {
    const digests: string[] = [];
    for (const { id, schoolId } of await whole(admin)) {
      const bytes = await readFile(join(data, 'files', uploadKey(schoolId, id))).catch(() => '');
      digests.push(createHash('sha256').update(bytes).digest('hex'));
    }
    return counts(digests);
  },
};

/** One for each school. */
export function uploadersOf(
  schools: readonly WorkingSchool[],
  of: Pick<UploadClientSettings, 'replicas' | 'random' | 'refused'>,
): UploadClient[] {
  return schools.map(({ id, adminToken }) => new UploadClient({ schoolId: id, token: adminToken, ...of }));
}

/** No defects: an upload takes a second and has many places where it can go on; who was killed holds it for less long. */
export const UPLOAD_STRAINS: readonly SourceChange[] = [
  { file: RECEIVE, text: 'CHECKPOINT_BYTES = 32 * 1024 * 1024;', becomes: 'CHECKPOINT_BYTES = 64 * 1024;' },
  {
    file: RECEIVE,
    text: 'await this.piece.checkpoint(',
    becomes: 'await new Promise((go) => setTimeout(go, 20)); await this.piece.checkpoint(',
  },
  {
    file: 'libs/platform/uploads/upload-table.js',
    text: `interval '20 seconds'`,
    becomes: `interval '3 seconds'`,
  },
];

/** The offset rises as bytes come; they are written a little later. */
export const OFFSET_BEFORE_BYTES: readonly SourceChange[] = [
  {
    file: RECEIVE,
    text: 'if (bytes.length > 0) await this.piece.file.write(bytes, this.offset - bytes.length);',
    becomes: `const [own, at] = [Buffer.from(bytes), this.offset - bytes.length];
        const later = () => new Promise((go) => setTimeout(go, 2_000)).then(() => this.piece.file.write(own, at));
        if (own.length > 0) (this.later ??= []).push(later().catch(() => undefined));`,
  },
  {
    file: RECEIVE,
    text: 'await progress.write();',
    becomes: 'await progress.write(); await Promise.all(progress.later ?? []);',
  },
];

/** Whether pieces are on the disk nobody asks; what is in memory outlives a killed process, not a power cut. */
export const PIECES_NOT_SYNCED: readonly SourceChange[] = [
  {
    file: 'libs/platform/uploads/growing-file.js',
    text: 'return this.handle.datasync();',
    becomes: 'return Promise.resolve();',
  },
  {
    file: 'libs/platform/uploads/growing-file.js',
    text: 'await this.handle.sync();',
    becomes: '',
  },
];
