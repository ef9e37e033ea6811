import { oneOf, text, urlOf, wholeNumber } from './parsers.js';

/** For those who watch the process. */
export const operation = {
  UPLOAD_MAX_GIB: wholeNumber(
    1,
    1024,
  )({
    default: 10,
    example: '20',
    desc: 'The largest file that may be uploaded piece by piece (GiB).',
  }),
  REQUEST_SECONDS: wholeNumber(
    1,
    600,
  )({
    default: 30,
    example: '60',
    desc: 'How long the body of a request may take to arrive; of an upload, for how long nothing of it may come.',
  }),
  MEDIA_ACCEL_PREFIX: text({
    default: '',
    example: '/protected',
    desc: 'Behind nginx that can read `LYCEUM_DATA/files`: the internal location by which it sends videos and files itself (X-Accel-Redirect, see deploy/nginx.conf). Empty: this process sends them.',
  }),
  UPLOADS_PER_LEARNER_GIB: wholeNumber(
    1,
    1024,
  )({
    default: 2,
    example: '5',
    desc: 'How much the uploads of somebody who only hands in work may take in all (GiB).',
  }),
  UPLOADS_PER_PERSON_GIB: wholeNumber(
    1,
    1_048_576,
  )({
    default: 100,
    example: '500',
    desc: 'How much the uploads of one person who makes courses may take in all (GiB).',
  }),
  VIDEO_RENDITIONS: oneOf(
    'auto',
    'off',
  )({
    default: 'auto',
    example: 'off',
    desc: 'Smaller versions of videos, posters and thumbnails: `auto` makes them where ffmpeg is on the PATH, `off` never.',
  }),
  UPLOADS_PER_SCHOOL_GIB: wholeNumber(
    1,
    1_048_576,
  )({
    default: 200,
    example: '1000',
    desc: 'How much the uploads of one school may take in all (GiB).',
  }),
  XAPI_ATTACHMENTS_PER_SCHOOL_GIB: wholeNumber(
    1,
    1_048_576,
  )({
    default: 20,
    example: '100',
    desc: 'How much what programs attach to the statements of one school may take in all (GiB).',
  }),
  XAPI_DOCUMENTS_PER_SCHOOL_GIB: wholeNumber(
    1,
    1_048_576,
  )({
    default: 5,
    example: '50',
    desc: 'How much the documents that programs keep of one school, states and profiles, may take in all (GiB).',
  }),
  XAPI_REQUEST_MIB: wholeNumber(
    1,
    256,
  )({
    default: 16,
    example: '64',
    desc: 'How large a request to the record store may be, and so a document and what is attached (MiB); what it attaches is kept once for each statement that names it, four times as much at most. It is read into memory.',
  }),
  XAPI_STATEMENT_MIB: wholeNumber(
    1,
    64,
  )({
    default: 1,
    example: '4',
    desc: 'How large one statement may be, as JSON (MiB); its signature may take twice as much.',
  }),
  XAPI_STATEMENTS_PER_REQUEST: wholeNumber(
    1,
    10_000,
  )({
    default: 1000,
    example: '2000',
    desc: 'How many statements one request may store, and how many parts it may attach. Nobody else of the school stores meanwhile.',
  }),
  XAPI_STATEMENTS_PER_PAGE: wholeNumber(
    1,
    5000,
  )({
    default: 500,
    example: '1000',
    desc: 'How many statements are answered at once, at most; more come page by page.',
  }),
  XAPI_STATEMENTS_PER_DAY: wholeNumber(
    1000,
    1_000_000_000,
  )({
    default: 500_000,
    example: '2000000',
    desc: 'How many statements the programs of one school may store on one day.',
  }),
  WORKER_CONCURRENCY: wholeNumber(
    1,
    200,
  )({
    default: 8,
    example: '16',
    desc: 'Jobs that this process runs at once. Each may need a connection of DATABASE_POOL_SIZE.',
  }),
  LOG_LEVEL: oneOf(
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    'silent',
  )({
    default: 'info',
    example: 'debug',
    desc: 'The least important log line that is still written: `fatal`, `error`, `warn`, `info`, `debug`, `trace`, `silent`. With the embedded server `warn`, unless given.',
  }),
  METRICS_PORT: wholeNumber(
    0,
    65_535,
  )({
    default: 9464,
    example: '9464',
    desc: 'Private port of the Prometheus metrics; `0` turns them off.',
  }),
  METRICS_HOST: text({
    default: '127.0.0.1',
    example: '10.0.0.5',
    desc: 'Address of the metrics port. Keep it out of reach of the public.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(
    'http',
    'https',
  )({
    default: undefined,
    example: 'http://collector:4318',
    desc: 'OpenTelemetry collector (OTLP over HTTP) that receives traces. Empty: no tracing.',
  }),
};
