import { SchoolFixtures } from '../../support/school-fixtures.js';
import { somebody } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import { ACCOUNT_SAMPLES } from './account-routes.js';
import { LEDGER_SAMPLES } from './ledger-routes.js';
import { MEDIA_SAMPLES } from './media-routes.js';
import type { OtherRequest, OtherWorld, Sample } from './other-request.js';
import { PAGE_SAMPLES } from './page-routes.js';
import { DISTRICT_WEBHOOK_SAMPLES } from './webhook-routes.js';

const district = ({ schools }: OtherWorld, rest: string, body?: object): OtherRequest => ({
  path: `/districts/${schools.hill.districtId}${rest}`,
  token: schools.districtAdmin.token,
  ...(body && { body }),
});

async function started(
  world: OtherWorld,
  kind: 'imports' | 'exports',
): Promise<{ id: string; jobId: string }> {
  const { path, token, body, bytes } = district(
    world,
    `/roster-${kind}`,
    kind === 'exports' ? {} : undefined,
  );
  const zip = { bytes: emptyZip(), headers: { 'content-type': 'application/zip' } };
  const options = kind === 'imports' ? { token, ...zip } : { token, body, bytes };
  return (await world.app.call<{ id: string; jobId: string }>('POST', path, options)).body;
}

/** The end-of-central-directory record alone. */
function emptyZip(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]);
}

/** The page of a check-in that is open. */
async function display({ app, schools }: OtherWorld): Promise<OtherRequest> {
  const some = new SchoolFixtures(app, schools.hill);
  const { registerId } = await some.opened();
  const path = `/registers/${registerId}/check-in`;
  await some.office.call('POST', path, { body: {} });
  const shown = await some.office.get<{ display: string }>(path);
  return { path: shown.body.display.replace('/api/v1', '') };
}

const platform: Readonly<Record<string, Sample>> = {
  'GET /check-in-displays/{display}': display,
  'GET /districts': ({ schools }) => ({ path: '/districts', token: schools.platformAdmin.token }),
  'POST /districts': ({ schools }) => ({
    path: '/districts',
    token: schools.platformAdmin.token,
    body: { name: 'New District' },
  }),
  'GET /districts/{districtId}': (world) => district(world, ''),
  'GET /districts/{districtId}/attendance-rates': (world) => district(world, '/attendance-rates'),
  'GET /districts/{districtId}/memberships': (world) => district(world, '/memberships'),
  'POST /districts/{districtId}/memberships': async (world) => {
    const { email } = await somebody(world.app, null, {});
    const { token } = world.schools.platformAdmin;
    return { ...district(world, '/memberships', { email, from: '2026-09-01' }), token };
  },
  'PATCH /districts/{districtId}/memberships/{membershipId}': async (world) => {
    const { id } = await somebody(world.app, 'district-admin', { districtId: world.schools.hill.districtId });
    const { rows } = await world.app.admin.query<{ id: string }>(
      'select id from identity.memberships where person_id = $1',
      [id],
    );
    const { token } = world.schools.platformAdmin;
    return { ...district(world, `/memberships/${rows[0]!.id}`, { to: '2027-01-31' }), token };
  },
  'POST /districts/{districtId}/roster-exports': (world) => district(world, '/roster-exports', {}),
  'GET /districts/{districtId}/roster-exports/{exportId}': async (world) =>
    district(world, `/roster-exports/${(await started(world, 'exports')).id}`),
  'GET /districts/{districtId}/roster-exports/{exportId}/file': async (world) => {
    const { id } = await started(world, 'exports');
    const at = district(world, `/roster-exports/${id}`);
    const finished = async () =>
      (await world.app.call('GET', at.path, { token: at.token! })).body['finishedAt'] !== null;
    await until(finished, 'the export');
    return { ...at, path: `${at.path}/file` };
  },
  'POST /districts/{districtId}/roster-imports': (world) => ({
    ...district(world, '/roster-imports'),
    bytes: emptyZip(),
  }),
  'GET /districts/{districtId}/roster-imports': (world) => district(world, '/roster-imports'),
  'GET /districts/{districtId}/roster-imports/{importId}': async (world) =>
    district(world, `/roster-imports/${(await started(world, 'imports')).id}`),
  'GET /districts/{districtId}/roster-imports/{importId}/faults': async (world) =>
    district(world, `/roster-imports/${(await started(world, 'imports')).id}/faults`),
  'GET /districts/{districtId}/roster-imports/{importId}/held-back-rows': async (world) =>
    district(world, `/roster-imports/${(await started(world, 'imports')).id}/held-back-rows`),
  'POST /districts/{districtId}/schools': (world) =>
    district(world, '/schools', { name: 'Third School', timeZone: 'Europe/Warsaw' }),
  'GET /jobs/{jobId}': async ({ app, schools }) => {
    const { id, token } = schools.hill.people.admin;
    const { jobId } = await new SchoolFixtures(app, schools.hill).aJob(id);
    return { path: `/jobs/${jobId}`, token };
  },
  'POST /jobs/{jobId}/retry': async ({ app, schools }) => {
    const { id, token } = schools.platformAdmin;
    const { jobId } = await new SchoolFixtures(app, schools.hill).aJob(id);
    await app.admin.query('update platform.jobs set school_id = null where id = $1', [jobId]);
    return { path: `/jobs/${jobId}/retry`, token };
  },
  'GET /schools': ({ schools }) => ({ path: '/schools', token: schools.hill.people.admin.token }),
};

/** By route, as `POST /districts`. */
export const OTHER_SAMPLES: Readonly<Record<string, Sample>> = {
  ...platform,
  ...DISTRICT_WEBHOOK_SAMPLES,
  ...ACCOUNT_SAMPLES,
  ...LEDGER_SAMPLES,
  ...MEDIA_SAMPLES,
  ...PAGE_SAMPLES,
};
