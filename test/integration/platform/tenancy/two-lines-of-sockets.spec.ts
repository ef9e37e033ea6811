import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Actions } from '#platform/realtime/actions';
import { Topics } from '#platform/realtime/topics';
import { actionSample, topicName } from '../../../support/socket-samples.js';
import { TestSocket, type SocketAnswer } from '../../../support/socket.js';
import type { TestSchool } from '../../../support/two-schools.js';
import { TwoLines } from './two-lines.js';

// Hill's people try every topic and every action at Lake School, with one of the two lines of tenancy taken away.

let lines: TwoLines;

const patterns = () =>
  lines.app.app
    .get(Topics)
    .all()
    .map(({ options }) => options.pattern);
const actions = () => [...lines.app.app.get(Actions).all().keys()];

/** Says one thing over a socket of its own. */
async function said<T>(school: TestSchool, by: 'admin' | 'student', say: (socket: TestSocket) => Promise<T>) {
  const socket = await TestSocket.connect(lines.app, school.people[by].token);
  try {
    return await say(socket);
  } finally {
    socket.close();
  }
}

interface Tried {
  /** The topic or the action, to tell them apart. */
  readonly of: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** Whether a whole answer was given; one to several things may say that none was done. */
  readonly shown: Readonly<Record<string, unknown>> | undefined;
  readonly leaked: readonly string[];
  readonly written: boolean;
}

async function tried(of: string, asked: string, ask: () => Promise<SocketAnswer>): Promise<Tried> {
  const before = await lines.writes();
  const answer = await ask();
  const written = (await lines.writes()) !== before;
  const { problem, snapshot, result } = answer;
  const leaked = await lines.leaked(answer, asked);
  return { of, status: problem?.status, code: problem?.code, shown: snapshot ?? result, leaked, written };
}

/** By somebody of Hill School; then by somebody of Lake School, as the wish was sound. */
async function watchEach(hindered: <T>(work: () => Promise<T>) => Promise<T>): Promise<Tried[]> {
  const all: Tried[] = [];
  for (const pattern of patterns()) {
    const topic = await topicName(pattern, lines.fixtures);
    const watch = (socket: TestSocket) => socket.subscribe(topic);
    const { hill, lake } = lines.schools;
    all.push(await tried(pattern, topic, () => hindered(() => said(hill, 'admin', watch))));
    expect([pattern, (await said(lake, 'admin', watch)).ok]).toEqual([pattern, true]);
  }
  return all;
}

async function doEach(hindered: <T>(work: () => Promise<T>) => Promise<T>): Promise<Tried[]> {
  const all: Tried[] = [];
  for (const action of actions()) {
    const { by, input } = await actionSample(action, lines.fixtures);
    const { hill, lake } = lines.schools;
    const act = (socket: TestSocket) => socket.act(action, lake.id, input);
    all.push(await tried(action, JSON.stringify(input), () => hindered(() => said(hill, by, act))));
    expect([action, (await said(lake, by, act)).ok]).toEqual([action, true]);
  }
  return all;
}

describe('with the guard off, row security alone', () => {
  beforeAll(async () => {
    lines = await TwoLines.start();
  });
  afterAll(() => lines.stop());

  const withoutGuard = <T>(work: () => Promise<T>) => lines.withoutGuard(work);

  it('K2 keeps what there is of Lake School from who watches any topic of it', async () => {
    const all = await watchEach(withoutGuard);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ leaked, written }) => leaked.length > 0 || written)).toEqual([]);
    // What is about one thing is not there; what is about a school shows the own.
    const things = all.filter(({ of }) => !of.startsWith('school:'));
    expect(things.filter(({ status }) => status !== 404)).toEqual([]);
  });

  it('K2 keeps Lake School from every action', async () => {
    const all = await doEach(withoutGuard);
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ leaked, written }) => leaked.length > 0 || written)).toEqual([]);
    const done = all.filter(({ status, shown }) => status !== 404 && !isEmpty(shown));
    expect(done).toEqual([]);
  });
});

describe('with row security off, the guard alone', () => {
  beforeAll(async () => {
    lines = await TwoLines.start();
    await lines.withoutRowSecurity();
  });
  afterAll(() => lines.stop());

  const asItIs = <T>(work: () => Promise<T>) => work();

  it('K2 keeps it from watching any topic of Lake School', async () => {
    const all = await watchEach(asItIs);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ status, written }) => status !== 404 || written)).toEqual([]);
  });

  it('K2 keeps it from every action', async () => {
    const all = await doEach(asItIs);
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ code, written }) => code !== 'identity.school_not_found' || written)).toEqual([]);
  });
});

/** Of several things none was done. */
function isEmpty({ items }: Readonly<Record<string, unknown>> = {}): boolean {
  return Array.isArray(items) && items.length === 0;
}
