import { describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { ApiContract, honouring } from '../../support/api-contract.js';

const contract = new ApiContract();
const [school, section] = [newId(), newId()];

const view = {
  id: section,
  academicYearId: newId(),
  courseId: null,
  kind: 'class',
  title: 'Chemistry 10',
  code: null,
  location: 'Lab 1',
  grades: ['10'],
  startsOn: '2026-09-01',
  endsOn: '2027-06-30',
  status: 'active',
  termIds: [],
  students: 24,
  version: 7,
};
const problem = {
  type: 'urn:lyceum:problem:roster.section_ended',
  title: 'Conflict',
  status: 409,
  code: 'roster.section_ended',
  detail: 'This section has ended.',
  requestId: newId(),
};
const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': newId(), etag: '"7"' };
const problemHeaders = { ...headers, 'content-type': 'application/problem+json' };

/** A change of a section as a server would answer it, with something else about it. */
function check(but: {
  status?: number;
  path?: string;
  body?: object | string;
  headers?: Record<string, string>;
  sent?: object;
}): void {
  const { status = 200, path = `/api/v1/schools/${school}/sections/${section}`, body = view } = but;
  contract.check({
    method: 'PATCH',
    path,
    sent: but.sent,
    status,
    headers: new Headers(but.headers ?? headers),
    text: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('The contract of the API', () => {
  it.each([
    ['a view', {}],
    ['a request that is as declared', { sent: { title: 'Chemistry 11' } }],
    ['a problem', { status: 409, body: problem, headers: problemHeaders }],
    ['no route', { status: 404, path: '/api/v1/nothing', body: { code: 'platform.no_such_route' } }],
  ])('lets pass %s', (_, but) => {
    expect(() => check(but)).not.toThrow();
  });

  it.each([
    ['a field that is not declared', { body: { ...view, secret: 1 } }, /"additionalProperty":"secret"/],
    ['a field that is missing', { body: { ...view, title: undefined } }, /"missingProperty":"title"/],
    ['a wrong type', { body: { ...view, students: '24' } }, /\/students must be number/],
    ['an undeclared null', { body: { ...view, title: null } }, /\/title must be string/],
    ['a wrong format', { body: { ...view, startsOn: '1 September' } }, /\/startsOn must match format "date"/],
    [
      'a value that is not of the list',
      { body: { ...view, status: 'gone' } },
      /\/status must be equal to one of/,
    ],
    ['a status that is not declared', { status: 410, body: problem }, /the status 410 is not declared/],
    [
      'a media type that is not declared',
      { headers: { ...headers, 'content-type': 'text/html' } },
      /text\/html/,
    ],
    ['a missing header', { headers: { ...headers, etag: undefined } }, /the header ETag is missing/],
    [
      'a problem with a code that is not declared',
      { status: 409, body: { ...problem, code: 'roster.surprise' }, headers: problemHeaders },
      /\/code must be equal to one of/,
    ],
    [
      'a problem with a field that is not declared',
      { status: 409, body: { ...problem, stack: 'at …' }, headers: problemHeaders },
      /"additionalProperty":"stack"/,
    ],
    ['a wrong request that was accepted', { sent: { title: '' } }, /by its schema the request is wrong/],
    ['an unknown field that was accepted', { sent: { owner: 1 } }, /by its schema the request is wrong/],
    ['a route that is not described', { path: '/api/v1/nothing' }, /is not in docs\/api\/openapi.json/],
  ])('is broken by %s', (_, but, complaint) => {
    const set = { ...but, headers: withoutUnset('headers' in but ? but.headers : headers) };
    expect(() => check(set)).toThrow(complaint);
  });

  it('is held by a fetch that honours it', async () => {
    const fetched = honouring(contract, async () => Response.json({ ...view, secret: 1 }, { headers }));
    const url = `http://localhost/api/v1/schools/${school}/sections/${section}`;
    await expect(fetched(url, { method: 'PATCH' })).rejects.toThrow(/"additionalProperty":"secret"/);
  });
});

function withoutUnset(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
