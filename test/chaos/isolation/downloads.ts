import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { EDFI_WISH } from '../../support/attendance-bodies.js';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import type { TestApp } from '../../support/test-app.js';
import type { TestSchool } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import type { Sight } from './canaries.js';

const SPREADSHEETS = ['attendance-rates', 'attendance-students', 'persistent-absence', 'registers-on-time'];

/** What a school downloads: packages that jobs have made, and its figures as files for spreadsheets. */
export async function downloadsOf(app: TestApp, school: TestSchool): Promise<Sight[]> {
  const path = `/schools/${school.id}`;
  const sights: Sight[] = [
    ...(await madePackage(app, school, 'roster-exports', {})),
    ...(await madePackage(app, school, 'attendance/edfi-exports', EDFI_WISH)),
    await faultsOfAFile(app, school),
  ];
  for (const name of SPREADSHEETS)
    for (const format of ['csv', 'xlsx']) {
      const bytes = await fetched(app, school, `${path}/${name}?format=${format}`);
      const texts = format === 'csv' ? [bytes.toString('utf8')] : await textsIn(bytes);
      sights.push({ where: `${name}.${format} to ${school.name}`, text: texts.join('\n') });
    }
  return sights;
}

/** Made by its job, as a person would wait for it. */
async function madePackage(app: TestApp, school: TestSchool, kind: string, body: object): Promise<Sight[]> {
  const { token } = school.people.admin;
  const at = `/schools/${school.id}/${kind}`;
  const { id } = (await app.call<{ id: string }>('POST', at, { token, body })).body;
  await finished(app, school, `${at}/${id}`);
  const texts = await textsIn(await fetched(app, school, `${at}/${id}/file`));
  return texts.map((text) => ({ where: `a package of ${kind}, to ${school.name}`, text }));
}

/** What was wrong with a file that the school has sent, with what the file says. */
async function faultsOfAFile(app: TestApp, school: TestSchool): Promise<Sight> {
  const { importId } = await new SchoolFixtures(app, school).aMarkImport();
  const path = `/schools/${school.id}/attendance/mark-imports/${importId}`;
  await finished(app, school, path);
  const text = (await fetched(app, school, `${path}/report`)).toString('utf8');
  return { where: `the report of an import, to ${school.name}`, text };
}

async function finished(app: TestApp, { people }: TestSchool, path: string): Promise<void> {
  const { token } = people.admin;
  const isOver = async () => (await app.call('GET', path, { token })).body['finishedAt'] !== null;
  await until(isOver, path);
}

async function fetched(app: TestApp, { people }: TestSchool, path: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${people.admin.token}` };
  const response = await fetch(`${app.url}/api/v1${path}`, { headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Each file of an archive, unpacked. */
async function textsIn(bytes: Buffer): Promise<string[]> {
  const zip: ZipFile = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const texts: string[] = [];
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
    const stream = await zip.openReadStreamPromise(entry);
    texts.push((await buffer(stream)).toString('utf8'));
  }
  return texts;
}
