import type { IncomingMessage } from 'node:http';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '#domain/kernel/id';
import { runInContext } from '../context/request-context.js';
import { Authenticator } from '../auth/authenticator.js';
import { Settings } from '../config/settings.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { Health } from '../observability/health.js';
import { Log } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { NestLogger } from '../observability/nest-logger.js';
import { AnswerLog, observeHttp } from '../observability/observe-http.js';
import { OriginCheckingAdapter } from '../realtime/origin-checking-adapter.js';
import { servePages } from '../pages/serve-pages.js';
import { serveReferenceAssets } from '../reference/assets.js';
import { Admission } from './admission.js';
import { admit } from './admit.js';
import { InputInvalid } from './errors.js';
import { ExactDoors, openExactDoors } from './exact-requests.js';
import { takeForms } from './forms.js';
import { GivesAgain } from './give-again.js';
import { inputPipe } from './input.pipe.js';
import { rememberRules } from './known-rules.js';
import { toJson } from './json-text.js';
import { KeptAnswers } from './kept-answers.js';
import { assertPlain } from './plain-input.js';
import { answerUnreadableAddress } from './problem.js';
import { refuseEarly } from './refuse-early.js';
import { Refusals } from './refusals.js';
import { securityHeaders } from './security-headers.js';
import { endSlowBodies } from './slow-bodies.js';
import { streamBodies } from './streamed-body.js';
import { openTusDoor, takeOverriddenMethod, TUS_EXPOSED } from '../uploads/tus-door.js';

/** Where the API begins, and what lies outside of it. */
export const API_PREFIX = 'api/v1';
export const OUTSIDE_THE_API = [
  'health/live',
  'health/ready',
  'reference',
  'reference/*path',
  'unsubscribe/*path',
  'certificates/*path',
  'sites/*path',
  'xapi/*path',
];

/** Pages with forms. */
const FORM_PAGES = ['/unsubscribe/'];

/** The largest JSON body that a route takes, unless it says otherwise (bytes). */
const BODY_LIMIT = 1024 * 1024;

/** What a page of another site may read of an answer, beside its body. */
const EXPOSED = [
  'etag',
  'idempotency-replayed',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'x-request-id',
  ...TUS_EXPOSED,
];
const CORS_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The HTTP and socket application of the given module, configured alike for `npm start`, replicas and tests. */
export async function createApplication(
  module: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, adapterFor(settings), {
    bufferLogs: true,
  });
  rememberRules();
  readAndWriteBodies(app, settings);
  const server = app.getHttpAdapter().getInstance();
  const admission = new Admission();
  const refusals = new Refusals(app.get(Metrics), app.get(Log));
  admit(server, admission, app.get(Authenticator), refusals);
  enterRequestContext(app);
  openExactDoors(app, app.get(ExactDoors));
  refuseWhatIsNotPlain(app);
  openTusDoor(server, settings.UPLOAD_MAX_GIB * 1024 ** 3);
  app.useLogger(new NestLogger(app.get(Log)));
  const log = new AnswerLog(app.get(Log), app.get(Metrics));
  observeHttp(server, log);
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_THE_API });
  await serveFiles(app);
  app.useGlobalPipes(inputPipe);
  app.useWebSocketAdapter(new OriginCheckingAdapter(app, settings));
  openToPagesOf(settings.CORS_ORIGINS, app);
  const answers = new KeptAnswers(app.get(Authenticator));
  new GivesAgain(answers, admission, app.get(RateLimiter), app.get(Health), log).standBefore(server);
  refuseEarly(server, { admission, authenticator: app.get(Authenticator), refusals, log });
  return app;
}

function openToPagesOf(origins: Settings['CORS_ORIGINS'], app: NestFastifyApplication): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    methods: CORS_METHODS,
    exposedHeaders: EXPOSED,
    strictPreflight: false, // OPTIONS is also a question of tus
  });
}

async function serveFiles(app: NestFastifyApplication): Promise<void> {
  await serveReferenceAssets(app);
  await servePages(app);
}

/** The API speaks JSON; a body of another kind is refused (415), not taken for text. Files are streams. */
function readAndWriteBodies(app: NestFastifyApplication, { REQUEST_SECONDS }: Settings): void {
  const server = app.getHttpAdapter().getInstance();
  endSlowBodies(server, {
    withinMs: REQUEST_SECONDS * 1000,
    isEnding: () => app.get(Health).draining,
  });
  server.removeContentTypeParser('text/plain');
  streamBodies(app);
  takeForms(app, FORM_PAGES);
  server.setReplySerializer(toJson);
}

function adapterFor({ TRUST_PROXY }: Settings): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: believed(TRUST_PROXY),
    genReqId: () => newId(),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // Of bodies see endSlowBodies. For headers Node alone waits 60 s, and looks every 30 s.
    requestTimeout: 0,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    frameworkErrors: answerUnreadableAddress,
    rewriteUrl: (request: IncomingMessage) => withSingleSlashes(takeOverriddenMethod(request)),
    logger: false,
    // Requests are read by the rules of their classes and answers written by toJson: so what compiles schemas is not even loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
}

function noSchemas(): never {
  throw new Error('Routes have no JSON schema here: say what a request is by the rules of a class.');
}

/** `…/xapi//statements` is what comes of a base that ends with a slash. As nginx has it, so that both ways lead there. */
function withSingleSlashes(url: string): string {
  if (!url.includes('//')) return url;
  return url.replace(/^[^?]+/, (path) => path.replaceAll(/\/{2,}/g, '/'));
}

/** Fastify believes no proxy when it is told only how many there are: so it is told which hops, from ours outwards. */
function believed(proxies: Settings['TRUST_PROXY']) {
  if (typeof proxies !== 'number') return proxies as boolean | string[];
  return (_address: string, hop: number) => hop < proxies;
}

/** Everything that a request causes, however deep, knows its id and where it came from. */
function enterRequestContext(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const health = app.get(Health);
  const secure = securityHeaders();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(secure).header('x-request-id', request.id);
    if (health.draining) void reply.header('connection', 'close'); // and come back to another replica
    runInContext({ requestId: request.id, origin: request.ip }, done);
  });
}

/** Before guards, interceptors and pipes, all of which walk what they are given. */
function refuseWhatIsNotPlain(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preValidation', async ({ body, query }) => {
    assertPlain(query, '/query');
    if (body === null) throw new InputInvalid([{ pointer: '', detail: 'must be an object' }]);
    assertPlain(body);
  });
}
