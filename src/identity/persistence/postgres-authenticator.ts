import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import type { Role } from '#domain/kernel/permissions';
import { readApiKey } from '#domain/identity/api-key';
import { fingerprint, sameFingerprint } from '#domain/identity/secret-token';
import { Access, type Grant } from '#platform/auth/access';
import { AccessCache } from '#platform/auth/access-cache';
import { AccessTokens } from '#platform/auth/access-tokens';
import type { Authenticator } from '#platform/auth/authenticator';
import { NotSignedIn } from '#platform/auth/errors';
import { Duties } from '#platform/config/duties';
import { meaningToReader } from '#platform/persistence/constraints';
import { Database } from '#platform/persistence/database';
import { prepared, statements, type Statement } from '#platform/persistence/statement';
import { AccessChanges, type AccessChange } from './access-changes.js';

type Listener = Parameters<Authenticator['onRevocation']>[0];
type KeyRow = { schoolId: string; secretHash: string; role: Role };
type GrantRow = { role: Role | null; schoolId: string | null; districtId: string | null };

/** How long a verified API key is trusted without a look at the database; changes of it come sooner than that. */
const KEY_LIFETIME_MS = 300_000;

const accessOf = prepared(
  'select role, school_id as "schoolId", district_id as "districtId" from identity.access_of($1, $2)',
);
const useApiKey = prepared(
  'select school_id as "schoolId", secret_hash as "secretHash", role from identity.use_api_key($1)',
);
const districtOf = prepared('select identity.district_of($1) as "districtId"');

/** Finds the caller behind an access token or an API key; what was verified is cached until it expires or changes. */
@Injectable()
export class PostgresAuthenticator implements Authenticator, OnApplicationBootstrap {
  private readonly cache = new AccessCache();
  private readonly districts = new Map<string, string>();
  private readonly listeners: Listener[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    private readonly tokens: AccessTokens,
    private readonly changes: AccessChanges,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Duties) private readonly duties: Duties,
  ) {}

  /** Only where there are doors. */
  onApplicationBootstrap(): void {
    if (!this.duties.serve) return;
    this.changes.start((changes) => (changes ? changes.forEach((one) => this.apply(one)) : this.doubtAll()));
  }

  async authenticate(authorization: string | undefined): Promise<Access> {
    const credential = credentialIn(authorization);
    const now = this.clock.now();
    const known = this.kept(credential, now);
    if (known) return known;
    const loadedFrom = this.cache.moment();
    const { access, expiresAt } = credential.startsWith('lyk_')
      ? await this.client(credential, now)
      : await this.person(credential, now);
    this.cache.keep(credential, access, expiresAt, loadedFrom);
    return access;
  }

  renew({ personId, sessionId }: Access, authorization: string): Promise<Access> {
    return personId && sessionId ? this.ofSession(personId, sessionId) : this.authenticate(authorization);
  }

  known(authorization: string): Access | undefined {
    try {
      return this.kept(credentialIn(authorization), this.clock.now());
    } catch {
      return undefined; // a header that names nobody
    }
  }

  async districtOf(schoolId: string): Promise<string | null> {
    const known = this.districts.get(schoolId);
    if (known) return known;
    const [row] = await this.query<{ districtId: string | null }>(districtOf, [schoolId]);
    if (row?.districtId) this.districts.set(schoolId, row.districtId);
    return row?.districtId ?? null;
  }

  onRevocation(listener: Listener): void {
    this.listeners.push(listener);
  }

  private kept(credential: string, now: Date): Access | undefined {
    return this.changes.isCurrent() ? this.cache.get(credential, now) : undefined;
  }

  private async person(token: string, now: Date) {
    const { personId, sessionId, expiresAt } = await this.tokens.verify(token, now);
    return { access: await this.ofSession(personId, sessionId), expiresAt };
  }

  private async ofSession(personId: string, sessionId: string): Promise<Access> {
    const rows = await this.query<GrantRow>(accessOf, [sessionId, personId]);
    if (rows.length === 0) throw new NotSignedIn('This session is over. Sign in again.');
    const grants = rows.filter((row): row is Grant => row.role !== null);
    return new Access('person', personId, null, sessionId, grants);
  }

  private async client(text: string, now: Date) {
    const { clientId, secret } = readApiKey(text) ?? refuse();
    const [key] = await this.query<KeyRow>(useApiKey, [clientId]);
    if (!key || !sameFingerprint(await fingerprint(secret), key.secretHash)) refuse();
    const grants: Grant[] = [{ role: key.role, schoolId: key.schoolId, districtId: null }];
    const expiresAt = new Date(now.getTime() + KEY_LIFETIME_MS);
    return { access: new Access('client', null, clientId, null, grants), expiresAt };
  }

  private apply({ personId, sessionId, clientId }: AccessChange): void {
    this.cache.drop((personId ?? clientId)!);
    for (const listener of this.listeners) listener({ personId, sessionId });
  }

  private doubtAll(): void {
    this.cache.dropAll();
    for (const listener of this.listeners) listener(null);
  }

  /** These functions look across tenants and say so little that no tenant has to be set for them. */
  private async query<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    statements.publish(statement);
    try {
      const { rows } = await this.database.app.query<Row>({ ...statement, values });
      return rows;
    } catch (error) {
      throw meaningToReader(error);
    }
  }
}

function refuse(): never {
  throw new NotSignedIn('The API key is wrong or was revoked.');
}

/** `Bearer` with an access token or an API key, or `Basic` with an API key as the password, whatever the user name. */
function credentialIn(authorization: string | undefined): string {
  const [, scheme, credential] = /^(Bearer|Basic) +([\w.~+/-]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!scheme || !credential) throw new NotSignedIn();
  if (scheme.toLowerCase() === 'bearer') return credential;
  const decoded = Buffer.from(credential, 'base64').toString('utf8');
  const password = decoded.slice(decoded.indexOf(':') + 1);
  return password.startsWith('lyk_') ? password : refuse();
}
