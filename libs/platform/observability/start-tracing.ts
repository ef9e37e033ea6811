// For `node --import`: begins before anything that is to be traced is loaded, and does nothing without a collector.
import { startTracing } from './tracing.js';

await startTracing(process.env['OTEL_EXPORTER_OTLP_ENDPOINT']);
