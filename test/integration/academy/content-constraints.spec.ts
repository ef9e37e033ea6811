import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** A school with a site and an entry that has a draft, a published version and an archived one. */
interface Fixture {
  readonly school: string;
  readonly site: string;
  readonly entry: string;
  readonly draft: string;
  readonly submitted: string;
  readonly published: string;
  readonly archived: string;
}

interface Rule {
  readonly violation: (at: Fixture) => string;
  readonly refusedBy: string;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

let kit: PersistenceKit;
beforeAll(async () => {
  kit = await PersistenceKit.start();
});
afterAll(() => kit.stop());

const AT_ONCE = '; set constraints all immediate';
const DENIED = '42501';
const KEPT = 'alter table academy.versions disable trigger versions_keep';
const drop = (table: string, name: string) => `alter table academy.${table} drop constraint ${name}`;

function addSite(school: string, { id = newId(), slug = `s-${newId()}`, audience = 'public' } = {}): string {
  return `insert into academy.sites (id, school_id, slug, title, default_locale, locales, audience)
    values ('${id}', '${school}', '${slug}', 'x', 'en', '{en}', '${audience}');`;
}

function addEntry({ school, site }: Pick<Fixture, 'school' | 'site'>, id: string, slug = `e-${id}`): string {
  return `insert into academy.entries (id, school_id, site_id, kind, slug, created_at)
    values ('${id}', '${school}', '${site}', 'post', '${slug}', now());`;
}

let number = 0;
function addVersion({ school, entry }: Pick<Fixture, 'school' | 'entry'>, id: string, locale = 'en'): string {
  return `insert into academy.versions (id, school_id, entry_id, number, locale, state, title, markdown, created_at)
    values ('${id}', '${school}', '${entry}', ${++number}, '${locale}', 'draft', 'Title', 'Text', now());`;
}

const publish = (id: string) =>
  `update academy.versions set state = 'published', published_at = now(), appeared_at = now() where id = '${id}';`;
const archive = (id: string) =>
  `update academy.versions set state = 'archived', archived_at = now() where id = '${id}';`;

async function fixture(): Promise<Fixture> {
  const school = await kit.school();
  const [site, entry, draft, submitted, published, archived] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const at = { school, site, entry, draft, submitted, published, archived };
  await kit.admin.query(`
    ${addSite(school, { id: site })} ${addEntry(at, entry)}
    ${addVersion(at, archived)} ${archive(archived)}
    ${addVersion(at, published)} ${publish(published)}
    update academy.entries set appeared_at = now() where id = '${entry}';
    ${addVersion(at, submitted, 'de')} update academy.versions set state = 'in_review' where id = '${submitted}';
    ${addVersion(at, draft)}`);
  return at;
}

const RULES: Record<string, Rule> = {
  'C6 what is published says what it said': {
    violation: ({ published }) => `update academy.versions set title = 'Another' where id = '${published}'`,
    refusedBy: 'versions_stay',
    without: KEPT,
  },
  'C6 and when it was published': {
    violation: ({ published }) =>
      `update academy.versions set published_at = now() - interval '1 day' where id = '${published}'`,
    refusedBy: 'versions_stay',
    without: KEPT,
  },
  'C6 and is no draft again': {
    violation: ({ published, draft }) =>
      `${archive(draft)} update academy.versions set state = 'draft' where id = '${published}'`,
    refusedBy: 'versions_stay',
    without: KEPT,
  },
  'C6 what is archived stays as it was': {
    violation: ({ archived }) => `update academy.versions set markdown = 'Another' where id = '${archived}'`,
    refusedBy: 'versions_stay',
    without: KEPT,
  },
  'C6 what is in review is not written': {
    violation: ({ submitted }) =>
      `update academy.versions set markdown = 'Another' where id = '${submitted}'`,
    refusedBy: 'versions_written_as_drafts',
    without: KEPT,
  },
  'C6 nor while it is published': {
    violation: ({ submitted }) =>
      `update academy.versions set markdown = 'Another', state = 'published', published_at = now(), appeared_at = now()
       where id = '${submitted}'`,
    refusedBy: 'versions_written_as_drafts',
    without: KEPT,
  },
  'a version begins as a draft': {
    violation: ({ draft }) =>
      `insert into academy.versions (id, school_id, entry_id, number, locale, state, title, markdown, published_at, appeared_at, created_at)
       select gen_random_uuid(), school_id, entry_id, number + 1, 'fr', 'published', title, markdown, now(), now(), now()
       from academy.versions where id = '${draft}'`,
    refusedBy: 'versions_begin_as_drafts',
    without: KEPT,
  },
  'C6 one version of an entry is published in a language': {
    violation: ({ draft }) => publish(draft) + AT_ONCE,
    refusedBy: 'versions_one_published',
    without: drop('versions', 'versions_one_published'),
  },
  'one version of an entry is open in a language': {
    violation: (at) => addVersion(at, newId()),
    refusedBy: 'versions_one_open',
    without: 'drop index academy.versions_one_open',
  },
  'versions of an entry are counted': {
    violation: ({ draft }) =>
      `insert into academy.versions (id, school_id, entry_id, number, locale, state, title, markdown, created_at)
       select gen_random_uuid(), school_id, entry_id, number, 'fr', 'draft', title, markdown, now()
       from academy.versions where id = '${draft}'`,
    refusedBy: 'versions_number_once',
    without: drop('versions', 'versions_number_once'),
  },
  'what is scheduled is so for a moment': {
    violation: ({ draft }) => `update academy.versions set state = 'scheduled' where id = '${draft}'`,
    refusedBy: 'versions_scheduled',
    without: drop('versions', 'versions_scheduled'),
  },
  'an address that is known stays': {
    violation: ({ entry }) => `update academy.entries set slug = 'elsewhere' where id = '${entry}'`,
    refusedBy: 'entries_stay',
    without: 'alter table academy.entries disable trigger entries_keep',
  },
  'an address leads to one entry of a school': {
    violation: (at) => addEntry(at, newId(), `e-${at.entry}`),
    refusedBy: 'entries_slug_once',
    without: drop('entries', 'entries_slug_once'),
  },
  'a school has one site': {
    violation: ({ school }) => addSite(school),
    refusedBy: 'sites_one_of_school',
    without: drop('sites', 'sites_one_of_school'),
  },
  'a site speaks the language that it shows by itself': {
    violation: ({ site }) => `update academy.sites set locales = '{de}' where id = '${site}'`,
    refusedBy: 'sites_speak_their_default',
    without: drop('sites', 'sites_speak_their_default'),
  },
  'what was written is not deleted': {
    violation: ({ archived }) => `delete from academy.versions where id = '${archived}'`,
    refusedBy: DENIED,
    without: 'grant delete on academy.versions to lyceum_app',
  },
};

/** Runs as the app role in the school, after `first` was done by an administrator, and leaves nothing behind. */
async function attempt(at: Fixture, sql: string, first = ''): Promise<pg.DatabaseError | undefined> {
  const client = await kit.connectionOf('admin');
  try {
    await client.query(
      `begin; ${first}; set local role lyceum_app; set local app.school_id = '${at.school}'`,
    );
    await client.query(sql);
    return undefined;
  } catch (error) {
    return error as pg.DatabaseError;
  } finally {
    await client.end();
  }
}

describe('of what a school publishes the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await fixture();
    const sql = violation(at);
    const refusal = await attempt(at, sql);
    expect(refusal?.constraint ?? refusal?.code).toBe(refusedBy);
    expect(await attempt(at, sql, without)).toBeUndefined();
  });

  it('an address that two public sites want; what members alone see takes none, and tells nobody of itself', async () => {
    const [hill, lake] = [await kit.school(), await kit.school()];
    const slug = `hidden-${newId()}`;
    await kit.admin.query(addSite(hill, { slug, audience: 'members' }));
    await kit.admin.query(addSite(lake, { slug }));
    const open = `update academy.sites set audience = 'public' where school_id = '${hill}'`;
    await expect(kit.admin.query(open)).rejects.toMatchObject({ constraint: 'sites_address_once' });
    await kit.admin.query(`update academy.sites set audience = 'members' where school_id = '${lake}'`);
    const client = await kit.connectionOf('app');
    const found = await client.query<{ school: string | null }>(
      `select academy.school_of_site($1) as school`,
      [slug],
    );
    await client.end();
    expect(found.rows).toEqual([{ school: null }]);
  });

  it('K1 what other schools ask for', async () => {
    const [own, foreign] = [await fixture(), await fixture()];
    const client = await kit.connectionOf('app');
    for (const table of ['sites', 'entries', 'versions']) {
      await client.query(`begin; set local app.school_id = '${own.school}'`);
      const { rows } = await client.query(`select distinct school_id from academy.${table}`);
      await client.query('commit');
      expect(rows).toEqual([{ school_id: own.school }]);
      expect((await client.query(`select school_id from academy.${table}`)).rows).toEqual([]);
    }
    await client.end();
    expect(foreign.school).not.toBe(own.school);
  });
});

describe('the search', () => {
  const MANY = 2_000;
  const find = 'select version_id from academy.find_published($1, $2, $3, 50)';

  /** So many published texts, each of words of its own and one that all have. */
  async function library(): Promise<string> {
    const [school, site] = [await kit.school(), newId()];
    await kit.admin.query(`${addSite(school, { id: site })}
      insert into academy.entries (id, school_id, site_id, kind, slug, created_at)
        select md5('${school}' || n)::uuid, '${school}', '${site}', 'post', 'entry-' || n, now() from generate_series(1, ${MANY}) n;
      insert into academy.versions (id, school_id, entry_id, number, locale, state, title, markdown, created_at)
        select md5('v${school}' || n)::uuid, '${school}', md5('${school}' || n)::uuid, 1, 'en', 'draft', 'Number ' || n,
          'Baking bread, the word' || n || ' of it', now() from generate_series(1, ${MANY}) n;
      update academy.versions set state = 'published', published_at = now(), appeared_at = now() where school_id = '${school}'`);
    return school;
  }

  it('goes by its index, within the school, and finds nothing without one', async () => {
    const [own] = [await library(), await library()];
    await kit.admin.query('analyze academy.versions');
    const client = await kit.connectionOf('app');
    const scans = async () => {
      await client.query('select pg_stat_force_next_flush()');
      const sql = `select idx_scan::int as scans from pg_stat_user_indexes where indexrelname = 'versions_found'`;
      return (await kit.rows<{ scans: number }>(sql))[0]!.scans;
    };
    const search = async (words: string, school: string | null) => {
      await client.query(`begin${school ? `; set local app.school_id = '${school}'` : ''}`);
      const { rows } = await client.query<{ version_id: string }>(find, ['en', 'en', words]);
      await client.query('commit');
      return rows.map(({ version_id }) => version_id);
    };
    const before = await scans();
    const found = await search('word77', own);
    expect(found).toHaveLength(1);
    expect(await scans()).toBeGreaterThan(before);
    const owner = 'select school_id from academy.versions where id = $1';
    expect(await kit.rows(owner, found)).toEqual([{ school_id: own }]);
    expect(await search('word77', null)).toEqual([]);
    expect(await search('bread', own)).toHaveLength(50);
    await client.end();
  });
});
