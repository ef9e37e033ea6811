import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { TestApp } from '../../support/test-app.js';
import type { TestSchool } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import type { Sight } from './canaries.js';

const SPREADSHEETS = ['attendance-rates', 'attendance-students', 'persistent-absence', 'registers-on-time'];

/** What a school downloads: the package of its roster, and its figures as files for spreadsheets. */
export async function downloadsOf(app: TestApp, school: TestSchool): Promise<Sight[]> {
  const path = `/schools/${school.id}`;
  const sights: Sight[] = [...(await rosterPackage(app, school))];
  for (const name of SPREADSHEETS)
    for (const format of ['csv', 'xlsx']) {
      const bytes = await fetched(app, school, `${path}/${name}?format=${format}`);
      const texts = format === 'csv' ? [bytes.toString('utf8')] : await textsIn(bytes);
      sights.push({ where: `${name}.${format} to ${school.name}`, text: texts.join('\n') });
    }
  return sights;
}

/** Made by its job, as a person would wait for it. */
async function rosterPackage(app: TestApp, school: TestSchool): Promise<Sight[]> {
  const { token } = school.people.admin;
  const at = `/schools/${school.id}/roster-exports`;
  const { id } = (await app.call<{ id: string }>('POST', at, { token, body: {} })).body;
  const isMade = async () => (await app.call('GET', `${at}/${id}`, { token })).body['finishedAt'] !== null;
  await until(isMade, 'the package', 30_000);
  const texts = await textsIn(await fetched(app, school, `${at}/${id}/file`));
  return texts.map((text) => ({ where: `the package of the roster, to ${school.name}`, text }));
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
