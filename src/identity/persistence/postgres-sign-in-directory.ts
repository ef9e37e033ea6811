import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import type { SignInDirectory, SignInRecord } from '#domain/identity/sign-in-directory';
import { addressKey } from '#platform/limits/address-key';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

const record = `person_id as "personId", email, display_name as "displayName", password_hash as "passwordHash", open`;
const byEmail = prepared(`select ${record} from identity.sign_in_by_email($1)`);
const knownAt = prepared('select address from identity.signed_in_from($1) as address');
const byPerson = prepared(`select ${record} from identity.sign_in_by_person()`);
const byLink = prepared(`select ${record} from identity.sign_in_by_link($1)`);
const bySession = prepared(`select ${record} from identity.sign_in_by_session($1)`);

/** Over the allow-listed functions of the migration: row security lets nobody else look across people. */
@Injectable()
export class PostgresSignInDirectory implements SignInDirectory {
  constructor(@Inject(TenantReader) private readonly reader: TenantReader) {}

  findByEmail(email: string): Promise<SignInRecord | null> {
    return this.find(byEmail, [email]);
  }

  async hasSignedInFrom(email: string, address: string): Promise<boolean> {
    const network = addressKey(address);
    const known = await this.reader.rows<{ address: string }>(systemActor(null), knownAt, [email]);
    return known.some((one) => addressKey(one.address) === network);
  }

  findByPerson(personId: string): Promise<SignInRecord | null> {
    return this.find(byPerson, [], personId);
  }

  findByLink(tokenHash: string): Promise<SignInRecord | null> {
    return this.find(byLink, [tokenHash]);
  }

  findBySession(familyHash: string): Promise<SignInRecord | null> {
    return this.find(bySession, [familyHash]);
  }

  private async find(statement: Statement, values: string[], personId: string | null = null) {
    const [found] = await this.reader.rows<SignInRecord>(systemActor(null, personId), statement, values);
    return found ?? null;
  }
}
