import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Cores } from './cores.js';
import { Installation } from './installation.js';
import { SignIns } from './sign-ins.js';

/** How much of a past a district has. */
export interface DistrictSize {
  readonly schools: number;
  readonly students: number;
  readonly days: number;
}

export interface DistrictSchool {
  readonly id: string;
  readonly districtId: string;
  /** `007`: its people are `office@school-007.scale.example`, `teacher-01@…`. */
  readonly numeral: string;
  /** Its last days with marks, the latest first. */
  readonly days: readonly string[];
  readonly students: readonly string[];
}

const PASSWORD = 'a good password';

/** Each school asked about costs a sign-in, which is slow by design. */
const LOOKED_AT = 10;

const lookedAt = `
  select s.id, s.district_id as "districtId", right(s.source_id, 3) as numeral,
    array(select d.date::text from attendance.school_days d where d.school_id = s.id order by d.date desc limit 20) as days,
    array(select p.id::text from roster.people p where p.school_id = s.id and 'student' = any(p.roles)
      order by p.id limit 40) as students
  from identity.schools s where s.source_id like 'scale-%' order by s.source_id limit ${LOOKED_AT}`;

/** An installation with a district as `lyceum seed scale` makes it. */
export class District {
  private readonly signIns = new SignIns(() => this.installation.url, PASSWORD);

  private constructor(
    readonly installation: Installation,
    readonly admin: pg.Client,
    readonly adminUrl: string,
    readonly schools: readonly DistrictSchool[],
  ) {}

  /** @param kept a folder in which it stays and is found again by the next run; otherwise it goes when it is closed */
  static async open(size: DistrictSize, on: Cores, kept?: string): Promise<District> {
    const installation = kept ? await Installation.kept(kept, on) : await Installation.prepare(on);
    try {
      const mark = kept && join(kept, 'made');
      if (!mark || !existsSync(mark)) await make(installation, size);
      if (mark) writeFileSync(mark, JSON.stringify(size));
      await installation.start();
      const { admin, url } = await installation.database();
      const { rows } = await admin.query<DistrictSchool>(lookedAt);
      return new District(installation, admin, url, rows);
    } catch (error) {
      await installation.remove();
      throw error;
    }
  }

  /** An access token of one of its people, as signing in gives it. */
  token(email: string): Promise<string> {
    return this.signIns.token(email);
  }

  async close(): Promise<void> {
    await this.admin.end();
    await this.installation.remove();
  }
}

async function make(installation: Installation, { schools: n, students, days }: DistrictSize): Promise<void> {
  const size = ['--schools', String(n), '--students', String(students), '--days', String(days)];
  await installation.command(['seed', 'scale', ...size], PASSWORD);
}
