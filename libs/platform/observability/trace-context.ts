import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-0([01])$/;

/** The span under way as W3C Trace Context writes it, to be stored with what it leaves for later; null without tracing. */
export function traceparent(): string | null {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}` : null;
}

/** Runs work as a span of the trace that it was left by; `outcome` is noted on it. Costs next to nothing without tracing. */
export function continueTrace<Outcome extends string>(
  name: string,
  parent: string | null,
  work: () => Promise<Outcome>,
  isFailure: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  const options = { kind: SpanKind.CONSUMER };
  return trace.getTracer('lyceum').startActiveSpan(name, options, contextOf(parent), async (span) => {
    try {
      const outcome = await work();
      span.setAttribute('lyceum.outcome', outcome);
      if (isFailure(outcome)) span.setStatus({ code: SpanStatusCode.ERROR });
      return outcome;
    } finally {
      span.end();
    }
  });
}

function contextOf(parent: string | null): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(parent ?? '') ?? [];
  if (!traceId || !spanId) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number(flags), isRemote: true });
}
