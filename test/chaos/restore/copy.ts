import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../../support/until.js';
import { urlTo } from '../../support/template.js';
import { TEST_SECRET } from '../../support/test-secret.js';
import { Cluster } from '../cluster/cluster.js';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import type { WorkingSchool } from '../cluster/seeded-world.js';
import type { Findings } from '../harness/rig.js';
import { command } from './command.js';

/** What a copy must hold at least: acknowledged before it was begun. And at most: sent before it was whole. */
export interface Bounds {
  readonly least: ReadonlyMap<string, number>;
  readonly most: ReadonlyMap<string, number>;
  /** By path below LYCEUM_DATA, their digests. */
  readonly files: ReadonlyMap<string, string>;
}

let copies = 0;

/** A second installation beside the first: a database of its own on the same server, a data folder of its own. */
export class Copy {
  private readonly name = `copy_${++copies}`;
  private readonly url: string;

  constructor(
    private readonly database: ClusterDatabase,
    private readonly data: string,
  ) {
    this.url = urlTo(this.name, database.url);
  }

  async restore(archive: string): Promise<Findings> {
    await this.database.admin.query(`create database ${this.name}`);
    const began = performance.now();
    const ran = await command({ databaseUrl: this.url, data: this.data }, 'restore', archive);
    const figures = { restore_s: secondsSince(began) };
    return {
      figures,
      violations: ran.code === 0 ? [] : [`It was not restored (${ran.code}): ${ran.err.trim()}`],
    };
  }

  /** With what was acknowledged before the backup, and in itself. */
  async compare({ least, most, files }: Bounds): Promise<Findings> {
    const violations: string[] = [];
    const marks = await this.rows<{ register: string; version: number }>(
      'select register_id as register, max(version) as version from attendance.marks group by 1',
    );
    const restored = new Map(marks.map(({ register, version }) => [register, version]));
    for (const [register, version] of least)
      if ((restored.get(register) ?? 0) < version)
        violations.push(
          `lost: ${register} was at ${version} before the backup, is at ${restored.get(register)}`,
        );
    for (const [register, version] of restored)
      if (version > (most.get(register) ?? 0))
        violations.push(`${register} is at ${version}, beyond what was ever sent`);
    const torn = await this.rows<{ id: string }>(`
      select m.student_id as id from attendance.marks m
      where version <> (select max(revision) from attendance.mark_revisions r
        where r.register_id = m.register_id and r.student_id = m.student_id and r.date = m.date)`);
    violations.push(...torn.map(({ id }) => `torn: the mark of ${id} is not its last revision`));
    for (const [path, digest] of files)
      if (digestOf(join(this.data, path)) !== digest) violations.push(`lost: the file ${path}`);
    const figures = { registers_compared: least.size, files_compared: files.size, marks_torn: torn.length };
    return { figures, violations };
  }

  /** It works: what waited is done, the figures are right, people read and mark. */
  async serve([school]: readonly WorkingSchool[]): Promise<Findings> {
    const cluster = await Cluster.start({
      databaseUrl: this.url,
      secret: TEST_SECRET,
      data: this.data,
      replicas: 1,
      workers: 1,
    });
    try {
      const { registerId, teacherToken } = school!.classes[0]!;
      const path = `${cluster.url}/api/v1/schools/${school!.id}/registers/${registerId}`;
      const read = await fetch(path, { headers: { authorization: `Bearer ${teacherToken}` } });
      const violations = read.ok ? [] : [`A register of the copy is answered by ${read.status}`];
      await until(() => this.idle(), 'the copy to work off what waited', 60_000);
      for (const words of [
        ['attendance', 'verify'],
        ['audit', 'verify'],
      ]) {
        const verified = await command({ databaseUrl: this.url, data: this.data }, ...words);
        if (verified.code !== 0) violations.push(`${words.join(' ')}: ${verified.out}${verified.err}`);
      }
      return { figures: {}, violations };
    } finally {
      await cluster.stop();
    }
  }

  private async idle(): Promise<boolean> {
    const [open] = await this.rows<{ n: string }>(`
      select (select count(*) from platform.outbox where position is null)
        + (select count(*) from platform.jobs where state in ('waiting', 'running') and kind like 'reaction%') as n`);
    return Number(open!.n) === 0;
  }

  private async rows<Row extends object>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}

function digestOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return 'none';
  }
}

export function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
