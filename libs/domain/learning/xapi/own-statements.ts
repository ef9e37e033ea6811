import type { Fields } from './shape.js';

/** What a learner has come to, in our own words: of an item, or (null) of the run. */
export interface ProgressTold {
  /** Of the event that says so: told again, it is the same statement. */
  readonly eventId: string;
  readonly at: string;
  readonly enrolmentId: string;
  readonly runId: string;
  readonly learnerId: string;
  readonly itemId: string | null;
  readonly what: 'begun' | 'completed' | 'passed' | 'failed' | 'waived';
}

const VERBS = {
  begun: { id: 'http://adlnet.gov/expapi/verbs/initialized', display: { en: 'initialized' } },
  completed: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
  passed: { id: 'http://adlnet.gov/expapi/verbs/passed', display: { en: 'passed' } },
  failed: { id: 'http://adlnet.gov/expapi/verbs/failed', display: { en: 'failed' } },
  waived: { id: 'https://w3id.org/xapi/adl/verbs/waived', display: { en: 'waived' } },
} as const;

/** How well, but not how many points: those are in the gradebook. Of a waiver as cmi5 has it (9.5.5.2): why is one of its own words, never what somebody has written of the learner. */
const RESULTS: Readonly<Record<ProgressTold['what'], Fields | null>> = {
  begun: null,
  completed: { completion: true },
  passed: { success: true },
  failed: { success: false },
  waived: {
    success: true,
    completion: true,
    extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/reason': 'Administrative' },
  },
};

const TYPES = {
  item: 'http://adlnet.gov/expapi/activities/lesson',
  run: 'http://adlnet.gov/expapi/activities/course',
} as const;

/** The activity that an item or a run is; programs that play it are to speak of it by this IRI. */
export function activityOf(home: string, kind: 'item' | 'run', id: string): Fields {
  return { objectType: 'Activity', id: activityIri(home, kind, id), definition: { type: TYPES[kind] } };
}

export function activityIri(home: string, kind: 'item' | 'run', id: string): string {
  return `${home}/course-${kind}s/${id}`;
}

/** Whom programs are to name: the school's record of a person. */
export function learnerAgent(home: string, learnerId: string): Fields {
  return { objectType: 'Agent', account: { homePage: home, name: learnerId } };
}

/** The statement that says it; `home` is where this installation is opened. */
export async function ownStatement(home: string, told: ProgressTold): Promise<Fields> {
  const { at, enrolmentId, runId, learnerId, itemId, what } = told;
  const run = activityOf(home, 'run', runId);
  const result = RESULTS[what];
  return {
    id: await idOf(told),
    actor: learnerAgent(home, learnerId),
    verb: VERBS[what],
    object: itemId === null ? run : activityOf(home, 'item', itemId),
    ...(result && { result }),
    context: {
      registration: enrolmentId,
      platform: 'Lyceum',
      ...(itemId !== null && { contextActivities: { parent: [run] } }),
    },
    timestamp: at,
  };
}

/** The same for the same event and subject, whoever works it out: a UUID version 8 (RFC 9562) from a SHA-256. */
async function idOf({ eventId, itemId, what }: ProgressTold): Promise<string> {
  const text = new TextEncoder().encode(`${eventId} ${itemId ?? 'run'} ${what}`);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
