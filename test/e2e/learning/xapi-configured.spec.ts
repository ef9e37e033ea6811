import { afterEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2 } from '../../support/record-provider.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { file } from '../../support/xapi/attachment-requirements.js';
import { said } from '../../support/xapi/requirements.js';

const MIB = 1024 * 1024;

let app: TestApp;
afterEach(() => app.stop());

/** Somebody who sends what is large or many to a record store that is configured so. */
async function sender(settings: Record<string, string>) {
  app = await TestApp.start(settings);
  const player = await RecordProvider.of(app, (await twoSchools(app)).hill);
  const post = async (json: unknown) => (await player.call('POST', 'statements', { json })).status;
  return {
    player,
    post,
    long: (bytes: number) => post(said({ result: { response: 'x'.repeat(bytes) } })),
    attach: async (bytes: number) => {
      const [content, hash] = ['y'.repeat(bytes), sha2('y'.repeat(bytes))];
      const attachments = [{ ...file, fileUrl: undefined, sha2: hash }];
      return (await player.call('POST', 'statements', inParts(said({ attachments }), [[hash, content]])))
        .status;
    },
    keep: async (bytes: number) => {
      const query = { activityId: 'urn:x:a', profileId: newId() };
      const headers = { 'content-type': 'text/plain' };
      return (await player.call('PUT', 'activities/profile', { query, bytes: 'z'.repeat(bytes), headers }))
        .status;
    },
  };
}

describe('a record store (Communication 3.2.s3.b16)', () => {
  it('takes as much as its operator lets it', async () => {
    const { long, attach, keep } = await sender({ XAPI_REQUEST_MIB: '32', XAPI_STATEMENT_MIB: '3' });
    expect([await long(2 * MIB), await long(3 * MIB)]).toEqual([200, 413]);
    expect([await attach(20 * MIB), await attach(32 * MIB)]).toEqual([200, 413]);
    expect([await keep(20 * MIB), await keep(33 * MIB)]).toEqual([204, 413]);
  });

  it('and no more, in a request and in a page', async () => {
    const { player, post, keep } = await sender({
      XAPI_REQUEST_MIB: '1',
      XAPI_STATEMENTS_PER_REQUEST: '3',
      XAPI_STATEMENTS_PER_PAGE: '2',
    });
    const many = (some: number) => Array.from({ length: some }, () => said());
    expect([await post(many(3)), await post(many(4))]).toEqual([200, 413]);
    expect([await keep(MIB - 1), await keep(MIB + 1)]).toEqual([204, 413]);
    const queries: Record<string, string>[] = [{}, { limit: '0' }, { limit: '9' }, { attachments: 'true' }];
    for (const query of queries) {
      const { text } = await player.call('GET', 'statements', { query });
      expect([query, text.split('"stored":').length - 1]).toEqual([query, 2]);
    }
  });
});
