import { newId } from '#domain/kernel/id';
import type { Role } from '#domain/kernel/permissions';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { AccessTokens } from '#platform/auth/access-tokens';
import type { TestApp } from './test-app.js';

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  /** An access token of a session of its own. */
  readonly token: string;
}

/** A school with somebody in each role. */
export interface TestSchool {
  readonly id: string;
  readonly districtId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly people: Readonly<
    Record<'admin' | 'office' | 'teacher' | 'student' | 'guardian' | 'auditor', TestPerson>
  >;
}

/** Two schools of two districts, so that each test can show what one must not see of the other. */
export interface TwoSchools {
  readonly hill: TestSchool;
  readonly lake: TestSchool;
  readonly platformAdmin: TestPerson;
  /** Of the district of Hill School. */
  readonly districtAdmin: TestPerson;
}

export async function twoSchools(app: TestApp): Promise<TwoSchools> {
  const [hill, lake, platformAdmin] = await Promise.all([
    school(app, 'Hill School', 'Europe/Warsaw'),
    school(app, 'Lake School', 'America/New_York'),
    somebody(app, 'platform-admin', {}),
  ]);
  const districtAdmin = await somebody(app, 'district-admin', { districtId: hill.districtId });
  return { hill, lake, platformAdmin, districtAdmin };
}

async function school(app: TestApp, name: string, timeZone: string): Promise<TestSchool> {
  const [id, districtId] = [newId(), newId()];
  await app.admin.query('insert into identity.districts (id, name) values ($1, $2)', [
    districtId,
    `${name} District`,
  ]);
  await app.admin.query(
    'insert into identity.schools (id, district_id, name, time_zone) values ($1, $2, $3, $4)',
    [id, districtId, name, timeZone],
  );
  return { id, districtId, name, timeZone, people: await staff(app, id) };
}

async function staff(app: TestApp, schoolId: string): Promise<TestSchool['people']> {
  const at = { schoolId };
  const [admin, office, teacher, student, guardian, auditor] = await Promise.all([
    somebody(app, 'school-admin', at),
    somebody(app, 'office', at),
    somebody(app, 'teacher', at),
    somebody(app, 'student', at),
    somebody(app, 'guardian', at),
    somebody(app, 'auditor', at),
  ]);
  return { admin, office, teacher, student, guardian, auditor };
}

/** A new person with a confirmed address, a session and, if a role is given, a membership since last year. */
export async function somebody(
  app: TestApp,
  role: Role | null,
  place: { schoolId?: string; districtId?: string },
): Promise<TestPerson> {
  const id = newId();
  const email = `${role ?? 'nobody'}-${id.slice(-12)}@example.org`;
  await app.admin.query(
    `insert into identity.persons (id, email, display_name, email_verified_at) values ($1, $2, $3, now())`,
    [id, email, `Some ${role ?? 'body'}`],
  );
  if (role) {
    await app.admin.query(
      `insert into identity.memberships (id, person_id, role, school_id, district_id, valid_from)
       values ($1, $2, $3, $4, $5, current_date - 365)`,
      [newId(), id, role, place.schoolId ?? null, place.districtId ?? null],
    );
  }
  return { id, email, token: await tokenFor(app, id) };
}

export const PASSWORD = 'tulip cargo nine lamp';
let hashOfPassword: Promise<string> | undefined;

/** Lets a person sign in with {@link PASSWORD}. */
export async function givePassword(app: TestApp, person: TestPerson): Promise<void> {
  hashOfPassword ??= new Argon2Passwords().hash(PASSWORD);
  await app.admin.query('insert into identity.credentials values ($1, $2, now())', [
    person.id,
    await hashOfPassword,
  ]);
}

/** A session as a sign-in would have left it, and its access token. */
export async function tokenFor(app: TestApp, personId: string): Promise<string> {
  const sessionId = newId();
  await app.admin.query(
    `insert into identity.sessions
       (id, person_id, family_hash, current_hash, device_label, address, created_at, last_seen_at)
     values ($1, $2, $3, $3, 'Test', '127.0.0.1', now(), now())`,
    [sessionId, personId, sessionId],
  );
  const { token } = await new AccessTokens(app.secrets).issue({ personId, sessionId }, new Date());
  return token;
}
