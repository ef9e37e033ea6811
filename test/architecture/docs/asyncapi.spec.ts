import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as AsyncApi from '@asyncapi/parser';
import { describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { SocketContract } from '../../support/socket-contract.js';
import { root } from '../support/house.js';

const { Parser, DiagnosticSeverity } = createRequire(import.meta.url)('@asyncapi/parser') as typeof AsyncApi;
const text = readFileSync(join(root, 'docs/api/asyncapi.json'), 'utf8');

describe('docs/api/asyncapi.json', () => {
  it('is accepted by the parser of AsyncAPI, without a warning', async () => {
    const { document, diagnostics } = await new Parser().parse(text);
    const said = diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
    expect(said.map(({ message }) => message)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.channels().get('register')?.address()).toBe('register:{registerId}');
    expect(document?.operations().get('attendance.mark')?.action()).toBe('receive');
  });
});

/** A lamp that can be watched and lit. */
const message = {
  type: 'object',
  properties: {
    topic: { type: 'string' },
    seq: { type: 'integer', minimum: 1 },
    type: { const: 'lamps.lit' },
    data: { type: 'object', properties: { by: { type: 'string' } }, required: ['by'] },
  },
  required: ['topic', 'seq', 'type', 'data'],
};
const answer = (properties: object) => ({
  type: 'object',
  properties: { ok: { const: true }, ...properties },
});
const contract = new SocketContract({
  channels: {
    lamp: {
      address: 'lamp:{lampId}',
      messages: {
        'lamps.lit': { payload: message },
        subscribed: {
          payload: answer({ snapshot: { type: 'object', properties: { lit: { type: 'boolean' } } } }),
        },
      },
    },
    actions: {
      address: 'act',
      messages: { 'lamps.light.answer': { payload: answer({ result: { type: 'object' } }) } },
    },
  },
});

describe('The contract of the sockets', () => {
  const topic = `lamp:${newId()}`;
  const lit = { topic, seq: 1, type: 'lamps.lit', data: { by: 'me' } };

  it('lets pass what is declared, and refusals of what is not', () => {
    expect(() => {
      contract.checkMessage(lit);
      contract.checkSubscription(topic, { ok: true, snapshot: { lit: true } } as never);
      contract.checkSubscription('lamp:none', { ok: false });
      contract.checkAction('lamps.light', { ok: true, result: {} } as never);
      contract.checkAction('lamps.smash', { ok: false, problem: { code: 'platform.action_not_found' } });
    }).not.toThrow();
  });

  it.each([
    ['a field that is not declared', { ...lit, secret: 1 }],
    ['data that are not those of the type', { ...lit, data: {} }],
    ['a number that cannot be', { ...lit, seq: 0 }],
  ])('is broken by a message with %s', (_, broken) => {
    expect(() => contract.checkMessage(broken)).toThrow(/lamps.lit is not what is declared/);
  });

  it('is broken by a type that the topic does not show', () => {
    expect(() => contract.checkMessage({ ...lit, type: 'lamps.smashed' })).toThrow(/no schema at/);
  });

  it('is broken by an answer that is not declared', () => {
    const more = { ok: true, secret: 1 };
    expect(() => contract.checkAction('lamps.light', more)).toThrow(/"additionalProperty":"secret"/);
    expect(() => contract.checkSubscription(topic, more)).toThrow(/"additionalProperty":"secret"/);
    expect(() => contract.checkSubscription('shade:all', { ok: true })).toThrow(/is not in docs/);
  });
});
