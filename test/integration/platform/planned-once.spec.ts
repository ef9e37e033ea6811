import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { prepared } from '#platform/persistence/statement';
import type { TenantReader } from '#platform/persistence/tenant-reader';
import { JobReader } from '#platform/queue/job-reader';
import {
  ListMembershipsHandler,
  ListMembershipsQuery,
} from '../../../src/identity/queries/list-memberships.query.js';
import {
  ListRosterPeopleHandler,
  ListRosterPeopleQuery,
} from '../../../src/roster/queries/list-roster-people.query.js';
import { crowdedSchool, type CrowdedSchool } from '../../support/crowded-school.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

describe('a page of a crowded school', () => {
  let kit: PersistenceKit;
  let school: CrowdedSchool;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    school = await crowdedSchool(kit);
  });
  afterAll(() => kit.stop());

  const office = () => systemActor(school.id);

  const people = (filter: object) => async (reader: TenantReader) =>
    new ListRosterPeopleHandler(reader).execute(
      new ListRosterPeopleQuery({ limit: 20, sort: 'familyName', ...filter }, office()),
    );
  it.each<[string, string, (reader: TenantReader) => Promise<Page<object>>]>([
    ['people', 'roster.people p', people({})],
    ['people of a role', 'roster.people p', people({ role: 'student' })],
    ['people called so', 'roster.people p', people({ q: 'family 1' })],
    [
      'jobs of a kind of which there are none',
      'platform.jobs',
      (reader) => new JobReader(reader).list({ limit: 20, state: 'done', kind: 'none.such' }, office()),
    ],
    [
      'members',
      'identity.memberships m',
      (reader) =>
        new ListMembershipsHandler(reader).execute(new ListMembershipsQuery({ limit: 20 }, office())),
    ],
  ])('of %s is planned once for a connection, and not each time', async (_, table, list) => {
    const { reader } = kit.replica({ size: 1 });
    for (let i = 0; i < 12; i++) await list(reader);
    const plans = prepared(
      `select custom_plans <= 5 and generic_plans > 0 as once from pg_prepared_statements where statement like 'select * from (%from ${table}%'`,
    );
    expect(await reader.rows(office(), plans)).toEqual([{ once: true }]);
  });
});
