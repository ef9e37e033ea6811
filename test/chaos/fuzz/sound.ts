import { SAMPLED_ROUTES, schoolRequest } from '../../support/school-routes.js';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import type { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import type { SoundRequest } from './attempts.js';
import type { Operation } from './document.js';
import { OTHER_SAMPLES } from './other-routes.js';

const API = '/api/v1';

/** Pages lie beside the API. */
function rootOf({ template }: Operation): string {
  return template.startsWith(API) ? API : '';
}

/** The operation as the samples name it, `POST /schools/{schoolId}/courses`. */
export function routeOf(operation: Operation): string {
  return `${operation.method} ${operation.template.slice(rootOf(operation).length)}`;
}

export function isOfSchool(operation: Operation): boolean {
  return SAMPLED_ROUTES.includes(routeOf(operation));
}

export function hasSample(operation: Operation): boolean {
  return isOfSchool(operation) || routeOf(operation) in OTHER_SAMPLES;
}

/** A request of a school's own people, about things made for it alone. */
export async function soundAtSchool(
  app: TestApp,
  school: TestSchool,
  operation: Operation,
): Promise<SoundRequest> {
  const { path, body, sent, by } = await schoolRequest(routeOf(operation), new SchoolFixtures(app, school));
  const { token } = school.people[by];
  return { path: `${API}${path}`, body, bytes: sent.bytes, headers: sent.headers ?? {}, token };
}

/** Two schools that have registers, and with them the codes that samples mark with. */
export async function schoolsAtWork(app: TestApp): Promise<TwoSchools> {
  const schools = await twoSchools(app);
  await new SchoolFixtures(app, schools.hill).scheduled();
  await new SchoolFixtures(app, schools.lake).scheduled();
  return schools;
}

/** Of Hill School, where the operation is one of a school. @throws when there is no sample */
export async function soundRequest(
  app: TestApp,
  schools: TwoSchools,
  operation: Operation,
): Promise<SoundRequest> {
  if (isOfSchool(operation)) return soundAtSchool(app, schools.hill, operation);
  const sample = OTHER_SAMPLES[routeOf(operation)];
  if (!sample) throw new Error(`There is no sample of ${routeOf(operation)}: write one.`);
  const { path, body, bytes, token, mediaType = 'application/zip' } = await sample({ app, schools });
  const headers: SoundRequest['headers'] = bytes ? { 'content-type': mediaType } : {};
  return { path: `${rootOf(operation)}${path}`, body, bytes, headers, token };
}
