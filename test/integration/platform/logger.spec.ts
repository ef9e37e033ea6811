import { Logger as NestsLogger } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runInContext } from '#platform/context/request-context';
import { createLogger } from '#platform/observability/logger';
import { NestLogger } from '#platform/observability/nest-logger';
import { scrub } from '#platform/observability/scrub';

type Line = Record<string, unknown> & { err?: Record<string, unknown> };

function newLog(level: 'info' | 'trace' = 'info') {
  const lines: string[] = [];
  const log = createLogger({ LOG_LEVEL: level }, { write: (line) => void lines.push(line) });
  return { log, lines, read: () => lines.map((line) => JSON.parse(line) as Line) };
}

describe('The log', () => {
  it('writes one JSON object a line, with the request and the school that it was written for', () => {
    const { log, read } = newLog();
    log.info('outside');
    runInContext({ requestId: 'r-1', origin: null, schoolId: 's-1' }, () => log.warn({ jobId: 7 }, 'inside'));
    expect(read()).toEqual([
      expect.objectContaining({ level: 'info', message: 'outside', time: expect.stringMatching(/Z$/) }),
      expect.objectContaining({
        level: 'warn',
        message: 'inside',
        requestId: 'r-1',
        schoolId: 's-1',
        jobId: 7,
      }),
    ]);
  });

  it('keeps to the level that was set', () => {
    const { log, read } = newLog();
    log.debug('too much');
    expect(read()).toEqual([]);
  });

  it('tells of an error what helps, and nothing of the row that caused it', () => {
    const { log, read } = newLog();
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'people_email_key',
      detail: 'Key (name)=(Ann Smith) already exists.',
      parameters: ['Ann Smith'],
    });
    log.error({ err: new TypeError('could not save', { cause }) }, 'failed');
    const [line] = read();
    expect(line!.err).toMatchObject({
      type: 'TypeError',
      message: 'could not save',
      stack: expect.stringContaining('logger.spec'),
      cause: { code: '23505', constraint: 'people_email_key' },
    });
    expect(JSON.stringify(line)).not.toContain('Ann Smith');
  });
});

describe('No secret and no personal data in a log line', () => {
  it.each([
    [{ password: 'hunter22' }],
    [{ a: { b: { newPassword: 'hunter22' } } }],
    [{ headers: { Authorization: 'hunter22', 'set-cookie': 'hunter22' } }],
    [{ refreshToken: 'hunter22', email: 'hunter22', api_key: 'hunter22' }],
    [{ list: [{ totpSecret: 'hunter22"quoted hunter22' }] }],
    [{ message: 'sent Bearer hunter22' }],
    [{ url: 'postgres://owner:hunter22@db/lyceum' }],
    [{ text: 'for hunter22@example.org\n' }],
    [{ text: '<hunter22@mail.example.co.uk>' }],
  ])('%j', (fields) => {
    const { log, lines } = newLog();
    log.info(fields, 'text');
    log.info(new Error(JSON.stringify(fields)));
    for (const line of lines) expect(JSON.parse(line)).toBeDefined();
    expect(lines[0]).toContain('[hidden]');
    expect(lines[0]).not.toContain('hunter22');
  });

  it('not even a token in the middle of a sentence', () => {
    const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    expect(scrub(`{"message":"refused ${jwt}, expired"}`)).toBe('{"message":"refused [hidden], expired"}');
  });

  it('and every line stays JSON, whatever is written', () => {
    const pieces = [
      '\\',
      '"',
      '\n',
      '\u0001',
      'u00e9',
      'n',
      '.',
      '@',
      ' ',
      ':',
      'ann@example.org',
      'bearer x',
    ];
    const awkward = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(awkward, awkward, (key, value) => {
        const { log, lines } = newLog();
        log.info({ [`k${key}`]: value, token: value }, value);
        expect(JSON.parse(lines[0]!)).toHaveProperty('level', 'info');
        expect(lines[0]).not.toContain('ann@example.org');
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the line, not to its square', () => {
    const line = `{"message":"${'a'.repeat(500_000)}@${'a.'.repeat(100_000)}a"}`;
    expect(scrub(line)).toBe(`{"message":"${'a'.repeat(500_000 - 64)}[hidden]"}`);
  });
});

describe("Nest's logger", () => {
  afterEach(() => void NestsLogger.overrideLogger(false));

  it('writes to the same log, with the class that wrote', () => {
    const { log, read } = newLog('trace');
    NestsLogger.overrideLogger(new NestLogger(log));
    const logger = new NestsLogger('Relay');
    logger.log('started');
    logger.warn({ jobId: 7 }, 'parked');
    logger.error('broke', 'at here');
    logger.error(new Error('thrown'));
    logger.debug('detail');
    logger.verbose('more');
    logger.fatal('end');
    new NestsLogger('InstanceLoader').log('a module');
    const lines = read().map(({ level, source, message }) => [level, source, message]);
    expect(lines).toEqual([
      ['info', 'Relay', 'started'],
      ['warn', 'Relay', 'parked'],
      ['error', 'Relay', 'broke'],
      ['error', 'Relay', 'thrown'],
      ['debug', 'Relay', 'detail'],
      ['trace', 'Relay', 'more'],
      ['fatal', 'Relay', 'end'],
      ['debug', 'InstanceLoader', 'a module'],
    ]);
    expect(read()[1]).toMatchObject({ jobId: 7 });
    expect(read()[2]).toMatchObject({ stack: 'at here' });
  });
});
