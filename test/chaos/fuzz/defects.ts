import type { SourceChange } from '../harness/source-change.js';
import type { FindingKind } from './judge.js';

export interface SeededDefect {
  readonly kind: FindingKind;
  /** Where it has to be found; elsewhere it may be found as well. */
  readonly operation: string;
  readonly change: SourceChange;
}

/** Nine kinds of defect, each in an operation of its own, so that finding one does not stand for finding another. */
export const NINE_DEFECTS: readonly SeededDefect[] = [
  {
    kind: 'server error',
    operation: 'listCourses',
    change: inRoster(
      'course',
      'list(actor, filter) {',
      `if (filter.q?.includes("'")) throw new Error('quoted');`,
    ),
  },
  {
    kind: 'undeclared status',
    operation: 'getPeriod',
    change: inRoster(
      'period',
      'get(actor, periodId) {',
      `if (periodId[0] === 'f') throw Object.assign(new Error('teapot'), { statusCode: 418 });`,
    ),
  },
  {
    kind: 'undeclared answer',
    operation: 'listAcademicYears',
    change: inRoster(
      'academic-year',
      'list(actor, filter) {',
      'return this.queries.execute(new ListAcademicYearsQuery(filter, actor)).then((page) => ({ ...page, extra: 1 }));',
    ),
  },
  {
    kind: 'inside shown',
    operation: 'getMeeting',
    change: inRoster(
      'meeting',
      'get(actor, meetingId) {',
      `if (meetingId[0] === 'f') return this.queries.execute(new GetMeetingQuery(meetingId, actor)).catch((error) => {
        error.message = error.stack;
        throw error;
      });`,
    ),
  },
  {
    kind: 'unknown field taken',
    operation: 'createCourse',
    change: {
      file: 'libs/platform/http/input.pipe.js',
      text: 'forbidNonWhitelisted: true',
      becomes: 'forbidNonWhitelisted: false',
    },
  },
  {
    kind: 'stranger let in',
    operation: 'listSections',
    change: {
      file: 'libs/platform/auth/access-tokens.js',
      text: 'const { payload } = await jwtVerify(',
      becomes: `const [head, body] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
        if (JSON.parse(head).alg === 'none') {
          const { sub, sid, exp } = JSON.parse(body);
          return { personId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
        }
        const { payload } = await jwtVerify(`,
    },
  },
  {
    kind: 'other school let in',
    operation: 'getSchool',
    change: {
      file: 'libs/platform/auth/doorkeeper.js',
      text: 'if (districtId === null || access.rolesIn(scope).length === 0) throw new SchoolNotFound();',
      becomes: 'if (districtId === null) throw new SchoolNotFound();',
    },
  },
  {
    kind: 'never done',
    operation: 'makeInstructional',
    change: {
      file: 'src/roster/http/calendar.controller.js',
      text: 'makeInstructional(actor, body) {',
      becomes: `makeInstructional(actor, body) {
        throw Object.assign(new Error('never'), { statusCode: 415 });`,
    },
  },
  {
    kind: 'too slow',
    operation: 'listTerms',
    change: inRoster(
      'term',
      'list(actor, filter) {',
      `if (filter.after && !this.slept) {
        this.slept = true;
        return new Promise((go) => setTimeout(go, 15_000));
      }`,
    ),
  },
];

const CONVERSATION = 'libs/platform/realtime/conversation.js';

/** `shows`: in the words of the finding. */
export const SOCKET_DEFECTS: readonly { readonly shows: string; readonly change: SourceChange }[] = [
  {
    shows: '→ 500',
    change: {
      file: CONVERSATION,
      text: 'const message = await read(ActMessage, given);',
      becomes: `const message = await read(ActMessage, given);
        if (message.input.registerId === '') throw new Error('empty');`,
    },
  },
  {
    shows: 'is not what is declared',
    change: {
      file: CONVERSATION,
      text: 'snapshot: await topic.snapshot(actor, params)',
      becomes: 'extra: 1, snapshot: await topic.snapshot(actor, params)',
    },
  },
];

function inRoster(name: string, method: string, before: string): SourceChange {
  const file = `src/roster/http/${name}.controller.js`;
  return { file, text: method, becomes: `${method}\n        ${before}` };
}
