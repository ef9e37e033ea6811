import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { node, tracing } from '@opentelemetry/sdk-node';
import { newId } from '#domain/kernel/id';
import { counted, EachTime, relayOf, subscribersOf } from '../../support/events-kit.js';
import { PersistenceKit } from '../../support/persistence-kit.js';
import { QueueKit } from '../../support/queue-kit.js';
import { AtEnd } from '../../support/test-handlers.js';
import { until } from '../../support/until.js';

describe('the trace of a request', () => {
  const spans = new tracing.InMemorySpanExporter();
  const provider = new node.NodeTracerProvider({ spanProcessors: [new tracing.SimpleSpanProcessor(spans)] });
  beforeAll(() => provider.register());
  afterAll(() => provider.shutdown());

  const inRequest = <T>(work: () => Promise<T>) =>
    trace.getTracer('test').startActiveSpan('request', async (span) => {
      const result = await work();
      span.end();
      return { result, ...span.spanContext() };
    });
  const jobSpans = () => spans.getFinishedSpans().filter(({ name }) => name.startsWith('job '));

  it('goes on in the jobs that it has placed, each attempt a span', async () => {
    const kit = await QueueKit.start();
    const handler = new AtEnd(async ({ attempt }) => {
      if (attempt === 1) throw new Error('not yet');
    });
    const placed = await inRequest(() => kit.place([{ kind: 'test.steps', payload: {} }]));
    await kit.worker([handler]);
    await kit.untilState(placed.result[0]!, 'done');
    await until(() => jobSpans().length === 2, 'two attempts');
    await kit.stop();
    for (const span of jobSpans()) {
      expect(span.name).toBe('job test.steps');
      expect(span.parentSpanContext).toMatchObject({ traceId: placed.traceId, spanId: placed.spanId });
    }
    expect(jobSpans().map(({ attributes }) => attributes['lyceum.outcome'])).toEqual(['failed', 'done']);
  });

  it('goes on in the reactions to its events', async () => {
    const kit = await PersistenceKit.start();
    const school = await kit.school();
    const { traceId, spanId } = await inRequest(() => counted(kit.replica(), school, newId(), [1]));
    await relayOf(kit.replica(), await subscribersOf(EachTime)).tick();
    const jobs = await kit.rows<{ traceparent: string; event: object }>(
      `select traceparent, payload->'event' as event from platform.jobs`,
    );
    await kit.stop();
    expect(jobs).toMatchObject([{ traceparent: `00-${traceId}-${spanId}-01` }]);
    expect(jobs[0]!.event).not.toHaveProperty('traceparent');
  });

  it('does not exist without tracing', async () => {
    const kit = await QueueKit.start();
    await kit.place([{ kind: 'test.steps', payload: {} }]);
    const { rows } = await kit.admin.query('select traceparent from platform.jobs');
    await kit.stop();
    expect(rows).toEqual([{ traceparent: null }]);
  });
});
