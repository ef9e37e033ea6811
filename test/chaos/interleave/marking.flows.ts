import type { Classroom, Standing } from './classroom.js';
import type { Flow } from './explore.js';
import type { Outcome } from './stepped-session.js';

const done = (outcomes: readonly Outcome[]) => outcomes.filter(({ ok }) => ok).length;

/** A3: one of two who began with the same version is told of the other. */
function oneEach(versions: Standing, base: number, outcomes: readonly Outcome[]): string[] {
  const { version, revisions } = versions;
  return [
    ...(done(outcomes) === 1 ? [] : [`${done(outcomes)} of two marks on the same version were taken`]),
    ...(version === base + done(outcomes)
      ? []
      : [`version ${version} after ${done(outcomes)} marks on ${base}`]),
    ...(revisions === base + done(outcomes) ? [] : [`${revisions} revisions of ${done(outcomes)} marks`]),
  ];
}

function coMarking(room: Classroom): Flow {
  return {
    name: 'co-marking',
    reset: () => room.reset('open', []),
    sessions: [() => room.mark('P'), () => room.mark('A')],
    async judge(outcomes) {
      const standing = await room.standing();
      const taken = outcomes[0].ok ? 'P' : 'A';
      const wrong = standing.code === taken ? [] : [`${standing.code} stands, ${taken} was taken`];
      return [...oneEach(standing, 0, outcomes), ...wrong];
    },
  };
}

/** Whoever wants what stands by then is told so, however late it was made. */
function sameMark(room: Classroom): Flow {
  return {
    name: 'the same mark twice',
    reset: () => room.reset('open', []),
    sessions: [() => room.mark('P'), () => room.mark('P')],
    async judge(outcomes) {
      const { version, revisions } = await room.standing();
      return [
        ...(done(outcomes) === 2 ? [] : ['who wanted the mark that stands was refused']),
        ...(version === 1 && revisions === 1 ? [] : [`version ${version}, ${revisions} revisions`]),
      ];
    },
  };
}

function correcting(room: Classroom): Flow {
  return {
    name: 'override against amendment',
    reset: () => room.reset('submitted', ['P', 'P']),
    sessions: [() => room.override('A'), () => room.amend('A')],
    judge: async (outcomes) => oneEach(await room.standing(), 1, outcomes),
  };
}

function firstMarkOrSubmission(room: Classroom): Flow {
  return {
    name: 'submit against first mark',
    reset: () => room.reset('open', ['P']),
    sessions: [() => room.submit(), () => room.mark('P', 1)],
    async judge([submitted, marked]) {
      const { version } = await room.standing(1);
      const state = await room.state();
      return [
        ...(submitted.ok === (state === 'submitted') ? [] : [`submitted: ${submitted.ok}, state ${state}`]),
        ...(state !== 'submitted' || version > 0 ? [] : ['submitted with a student who has no mark']),
        ...(marked.ok === version > 0 ? [] : [`marked: ${marked.ok}, version ${version}`]),
      ];
    },
  };
}

function markOrSubmission(room: Classroom): Flow {
  return {
    name: 'submit against mark',
    reset: () => room.reset('open', ['P', 'P']),
    sessions: [() => room.submit(), () => room.mark('A', 0, 1)],
    async judge([submitted, marked], committed) {
      const { version } = await room.standing();
      const late = marked.ok && submitted.ok && committed.indexOf(1) > committed.indexOf(0);
      return [
        ...(submitted.ok ? [] : ['a complete register was not submitted']),
        ...(marked.ok === (version === 2) ? [] : [`marked: ${marked.ok}, version ${version}`]),
        ...(late ? ['the teacher marked a register that was submitted'] : []),
      ];
    },
  };
}

export function markingFlows(room: Classroom): Flow[] {
  return [
    coMarking(room),
    sameMark(room),
    correcting(room),
    firstMarkOrSubmission(room),
    markOrSubmission(room),
  ];
}
