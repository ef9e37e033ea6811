import { createRequire } from 'node:module';
import type { NodeSDK } from '@opentelemetry/sdk-node';

let sdk: NodeSDK | undefined;

/**
 * Sends traces of HTTP, PostgreSQL and Redis to the collector. It has to run before those are first imported, hence by
 * `--import` (see start-tracing.ts). The SDK is only loaded when it is wanted: it costs half a second of the start.
 */
export async function startTracing(endpoint: string | undefined): Promise<void> {
  if (!endpoint || sdk) return;
  const [{ NodeSDK }, { OTLPTraceExporter }, http, pg, ioredis] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-pg'),
    import('@opentelemetry/instrumentation-ioredis'),
  ]);
  sdk = new NodeSDK({
    serviceName: process.env['OTEL_SERVICE_NAME'] ?? 'lyceum',
    traceExporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }),
    // Traces only: unless told, the SDK also exports metrics and logs.
    metricReaders: [],
    logRecordProcessors: [],
    // The detectors of the SDK ask the metadata services of clouds, and wait for them.
    resourceDetectors: [],
    instrumentations: [
      new http.HttpInstrumentation({ applyCustomAttributesOnSpan: withoutQuery }),
      new pg.PgInstrumentation({ requireParentSpan: true }),
      new ioredis.IORedisInstrumentation({
        requireParentSpan: true,
        dbStatementSerializer: (command) => command,
      }),
    ],
  });
  sdk.start();
  // The instrumentations take effect when CommonJS asks for a module. We import; what they patch is then patched for us.
  const require = createRequire(import.meta.url);
  for (const traced of ['node:http', 'pg', 'ioredis']) require(traced);
}

/** Sends what is still here; call it when the process ends. */
export async function stopTracing(): Promise<void> {
  const ending = sdk;
  sdk = undefined;
  await ending?.shutdown().catch(() => undefined);
}

/** A query may hold the signature of a link. */
function withoutQuery(span: {
  setAttribute(name: string, value: string): unknown;
  attributes?: object;
}): void {
  const attributes: Record<string, unknown> = { ...span.attributes };
  for (const name of ['http.target', 'http.url', 'url.full', 'url.query']) {
    const value = attributes[name];
    if (typeof value === 'string') span.setAttribute(name, name === 'url.query' ? '' : value.split('?')[0]!);
  }
}
