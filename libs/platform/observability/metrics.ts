import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

/**
 * Every metric of the platform by its name, its labels and its meaning. Labels take few values (a route's pattern,
 * never a path), because each combination is a time series of its own.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly sources: (() => void | Promise<void>)[] = [];

  readonly httpRequests = this.histogram(
    'lyceum_http_request_seconds',
    'Time from the arrival of a request until its answer was sent',
    ['method', 'route', 'status'],
    REQUEST_SECONDS,
  );
  readonly rateLimited = this.counter('lyceum_rate_limited_total', 'Refusals by a rate limit', ['bucket']);
  readonly shed = this.counter(
    'lyceum_overload_refusals_total',
    'Requests refused at the door because too many were late',
    [],
  );
  readonly sockets = this.gauge('lyceum_sockets', 'Socket connections that are open', []);
  readonly socketMessages = this.histogram(
    'lyceum_socket_message_seconds',
    'Time from a message of a client until its answer: subscribe, unsubscribe, act',
    ['message', 'outcome'],
    REQUEST_SECONDS,
  );

  readonly statements = this.counter('lyceum_database_statements_total', 'Statements sent to PostgreSQL', []);
  readonly pool = this.gauge(
    'lyceum_database_connections',
    'Connections of a pool; waiting: callers in line',
    ['pool', 'state'],
  );
  readonly cacheLookups = this.counter(
    'lyceum_cache_lookups_total',
    'Lookups in the cache; near and far are hits, joined shared the load of another',
    ['result'],
  );

  readonly jobs = this.histogram(
    'lyceum_job_seconds',
    'Time of one attempt at a job',
    ['job', 'outcome'],
    JOB_SECONDS,
  );
  readonly jobsWaiting = this.gauge('lyceum_jobs', 'Jobs by their state: due, running, parked', ['state']);
  readonly outboxLag = this.gauge('lyceum_outbox_lag_seconds', 'Age of the oldest event not handed on', []);
  readonly outboxEvents = this.counter('lyceum_outbox_events_total', 'Events handed on', []);
  readonly mails = this.counter('lyceum_mails_total', 'Mails by what became of them', ['outcome']);

  /** The figures of the process: CPU, memory, event loop, garbage collection. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  /** Brings gauges up to date just before they are read. */
  before(source: () => void | Promise<void>): void {
    this.sources.push(source);
  }

  /** The exposition format. A source that fails leaves its figures as they were; the others are still told. */
  async text(): Promise<string> {
    await Promise.allSettled(this.sources.map(async (source) => source()));
    return this.registry.metrics();
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    buckets: number[],
  ): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}
