import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { AccessTokens } from '#platform/auth/access-tokens';
import type { Secrets } from '#platform/config/secrets';
import { seedSchool, type SeededSchool } from '../../../bench/harness/school.js';

/** A school at work: classes that meet now, each with a teacher, and an office. */
export interface WorkingSchool extends SeededSchool {
  readonly officeToken: string;
  readonly adminToken: string;
  readonly classes: readonly (SeededSchool['classes'][number] & {
    readonly teacherToken: string;
    readonly sectionId: string;
  })[];
}

export interface WorldSize {
  readonly schools: number;
  readonly classes: number;
  readonly students: number;
}

/** Schools as an import and a morning leave them, and access tokens of their staff; all by SQL, which takes a second. */
export async function seedWorld(
  pool: pg.Pool,
  secrets: Secrets,
  { schools, classes, students }: WorldSize,
): Promise<WorkingSchool[]> {
  const admin = await pool.connect();
  try {
    const seeded: WorkingSchool[] = [];
    for (let n = 0; n < schools; n++) {
      const school = await seedSchool(admin, classes, students);
      seeded.push(await atWork(admin, secrets, school));
    }
    return seeded;
  } finally {
    admin.release();
  }
}

async function atWork(admin: pg.ClientBase, secrets: Secrets, school: SeededSchool): Promise<WorkingSchool> {
  const { rows: sections } = await admin.query<{ registerId: string; sectionId: string }>(
    'select id as "registerId", section_id as "sectionId" from attendance.registers where school_id = $1',
    [school.id],
  );
  const sectionOf = new Map(sections.map(({ registerId, sectionId }) => [registerId, sectionId]));
  const classes: WorkingSchool['classes'][number][] = [];
  for (const one of school.classes) {
    const teacherToken = await tokenOf(admin, secrets, one.teacherEmail);
    classes.push({ ...one, sectionId: sectionOf.get(one.registerId)!, teacherToken });
  }
  const officeToken = await tokenOf(admin, secrets, school.officeEmail);
  return { ...school, classes, officeToken, adminToken: await anAdministrator(admin, secrets, school.id) };
}

async function anAdministrator(admin: pg.ClientBase, secrets: Secrets, schoolId: string): Promise<string> {
  const [id, email] = [newId(), `admin-${schoolId.slice(0, 8)}@example.org`];
  await admin.query(
    'insert into identity.persons (id, email, display_name, email_verified_at) values ($1, $2, $3, now())',
    [id, email, 'Administrator'],
  );
  await admin.query(
    `insert into identity.memberships (id, person_id, role, school_id, valid_from)
     values (gen_random_uuid(), $1, 'school-admin', $2, current_date - 365)`,
    [id, schoolId],
  );
  return tokenOf(admin, secrets, email);
}

/** Beyond the ten minutes of a token: a rig may take longer on a busy machine, and to refresh is not what it tries. */
const LONGER_MS = 20 * 60_000;

/** A session as a sign-in would have left it, and its access token, good for half an hour. */
async function tokenOf(admin: pg.ClientBase, secrets: Secrets, email: string): Promise<string> {
  const sessionId = newId();
  const { rows } = await admin.query<{ id: string }>(
    `insert into identity.sessions
       (id, person_id, family_hash, current_hash, device_label, address, created_at, last_seen_at)
     select $1::uuid, id, $1::text, $1::text, 'Rig', '127.0.0.1', now(), now() from identity.persons where email = $2
     returning person_id as id`,
    [sessionId, email],
  );
  const issuedAt = new Date(Date.now() + LONGER_MS);
  const { token } = await new AccessTokens(secrets).issue({ personId: rows[0]!.id, sessionId }, issuedAt);
  return token;
}
