import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../../support/persistence-kit.js';

/** A library with one resource, a version of its file and a grant. */
interface Library {
  readonly school: string;
  readonly resource: string;
  readonly fileVersion: string;
  readonly grant: string;
  readonly upload: string;
  readonly collection: string;
}

interface Rule {
  readonly violation: (at: Library, foreign: Library) => string;
  readonly refusedBy: string;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

const DENIED = '42501';
const drop = (table: string, constraint: string) =>
  `alter table academy.${table} drop constraint ${constraint}`;
const addVersion = ({ school, resource }: Library, number: number, upload: string, id = newId()) =>
  `insert into academy.file_versions (id, school_id, resource_id, number, source_id, sha256, bytes, media_type, name, created_at)
   values ('${id}', '${school}', '${resource}', ${number}, '${upload}', repeat('0', 64), 1, 'text/plain', 'x', now());`;
const addUpload = (school: string, id: string) =>
  `insert into platform.uploads (id, school_id, person_id, "offset", length, state, expires_at)
   values ('${id}', '${school}', '${newId()}', 1, 1, 'kept', null);`;
const addDownload = ({ school, resource, fileVersion }: Library, grant: string) =>
  `insert into academy.downloads (id, school_id, resource_id, file_version_id, download_grant_id, client, begun_at)
   values ('${newId()}', '${school}', '${resource}', '${fileVersion}', '${grant}', '${newId()}', now());`;
const collect = ({ school, collection }: Library, resource: string) =>
  `insert into academy.collected_resources (school_id, collection_id, resource_id, position)
   values ('${school}', '${collection}', '${resource}', 1);`;

const RULES: Readonly<Record<string, Rule>> = {
  'nothing is published without a file': {
    violation: ({ resource }) =>
      `update academy.resources set current_number = null, state = 'published' where id = '${resource}'`,
    refusedBy: 'resources_published_have_files',
    without: drop('resources', 'resources_published_have_files'),
  },
  'no two versions of one number': {
    violation: (at) => {
      const upload = newId();
      return addUpload(at.school, upload) + addVersion(at, 1, upload);
    },
    refusedBy: 'file_versions_in_turn',
    without: drop('file_versions', 'file_versions_in_turn'),
  },
  'K1 no version of an upload of another school': {
    violation: (at, foreign) => addVersion(at, 2, foreign.upload),
    refusedBy: 'file_versions_source',
    without: drop('file_versions', 'file_versions_source'),
  },
  'no two versions of one upload': {
    violation: (at) => addVersion(at, 2, at.upload),
    refusedBy: 'file_versions_source_once',
    without: 'drop index academy.file_versions_source_once',
  },
  'C8 a grant is not used more often than it may be': {
    violation: ({ grant }) => `update academy.download_grants set uses = 2 where id = '${grant}'`,
    refusedBy: 'download_grants_used',
    without: drop('download_grants', 'download_grants_used'),
  },
  'C7 what is shared shows no draft': {
    violation: ({ grant }) =>
      `update academy.download_grants set person_id = null, sees_drafts = true where id = '${grant}'`,
    refusedBy: 'download_grants_shared',
    without: drop('download_grants', 'download_grants_shared'),
  },
  'K1 no download by a grant of another school': {
    violation: (at, foreign) => addDownload(at, foreign.grant),
    refusedBy: 'downloads_by_grants',
    without: drop('downloads', 'downloads_by_grants'),
  },
  'K1 no resource of another school in a collection': {
    violation: (at, foreign) => collect(at, foreign.resource),
    refusedBy: 'collected_resources_there',
    without: drop('collected_resources', 'collected_resources_there'),
  },
  'no version is changed': {
    violation: ({ fileVersion }) => `update academy.file_versions set name = 'y' where id = '${fileVersion}'`,
    refusedBy: DENIED,
    without: 'grant update on academy.file_versions to lyceum_app',
  },
  'C8 no download is taken back': {
    violation: ({ resource }) => `delete from academy.downloads where resource_id = '${resource}'`,
    refusedBy: DENIED,
    without: 'grant delete on academy.downloads to lyceum_app',
  },
};

let kit: PersistenceKit;
beforeAll(async () => {
  kit = await PersistenceKit.start();
});
afterAll(() => kit.stop());

async function aLibrary(): Promise<Library> {
  const school = await kit.school();
  const [resource, fileVersion, grant, upload, collection] = [newId(), newId(), newId(), newId(), newId()];
  const at = { school, resource, fileVersion, grant, upload, collection };
  await kit.admin.query(
    `insert into academy.resources (id, school_id, state, audience, title, licence, current_number, created_at)
       values ('${resource}', '${school}', 'draft', 'members', 'x', 'MIT', 1, now());
     ${addUpload(school, upload)} ${addVersion(at, 1, upload, fileVersion)}
     insert into academy.download_grants (id, school_id, resource_id, file_version_id, person_id, sees_drafts, expires_at, max_uses,
       uses, created_at, created_by)
       values ('${grant}', '${school}', '${resource}', '${fileVersion}', '${newId()}', false, now() + interval '1 hour', 1, 1, now(),
         '${newId()}');
     insert into academy.resource_collections (id, school_id, title, created_at)
       values ('${collection}', '${school}', 'x', now())`,
  );
  return at;
}

/** As the application would, in a transaction that leaves nothing; answers what the database says to it. */
async function attempt(school: string, sql: string, without = ''): Promise<pg.DatabaseError | undefined> {
  await kit.admin.query('begin');
  try {
    await kit.admin.query(without);
    await kit.admin.query(`set local role lyceum_app; select set_config('app.school_id', '${school}', true)`);
    await kit.admin.query(sql);
    return undefined;
  } catch (error) {
    return error as pg.DatabaseError;
  } finally {
    await kit.admin.query('rollback');
  }
}

describe('of the library the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const [at, foreign] = [await aLibrary(), await aLibrary()];
    const refusal = await attempt(at.school, violation(at, foreign));
    expect(refusal?.constraint ?? refusal?.code).toBe(refusedBy);
    expect(await attempt(at.school, violation(at, foreign), without)).toBeUndefined();
  });

  it('K1 shows no other school its library, and nobody any without a school', async () => {
    const [own, foreign] = [await aLibrary(), await aLibrary()];
    const client = await kit.connectionOf('app');
    for (const table of ['resources', 'file_versions', 'download_grants', 'resource_collections']) {
      const of = `select from academy.${table} where school_id in ('${own.school}', '${foreign.school}')`;
      expect((await client.query(of)).rows).toEqual([]);
      await client.query(`begin; select set_config('app.school_id', '${own.school}', true)`);
      expect((await client.query(of)).rows).toHaveLength(1);
      await client.query('rollback');
    }
    await client.end();
  });
});
