import { describe, expect, it } from '@jest/globals';
import { assertReadable, merged, type Document } from './documents.js';
import { XapiRequestInvalid } from './xapi.errors.js';

const nested = (levels: number): Document => ({
  content: new TextEncoder().encode(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`),
  contentType: 'application/json',
});

describe('a document', () => {
  it('is as deep as can be written again, and no deeper', () => {
    expect(() => assertReadable(nested(100))).not.toThrow();
    expect(() => assertReadable(nested(101))).toThrow(XapiRequestInvalid);
    expect(() => merged(nested(2), nested(50_000))).toThrow(XapiRequestInvalid);
    expect(merged(nested(2), nested(3)).content).toEqual(nested(3).content);
  });
});
