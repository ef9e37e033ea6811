import { describe, expect, it } from '@jest/globals';
import { office, teacher } from '../testing/actors.js';
import { Admission } from './admission.js';
import { CourseEnrolment } from './course-enrolment.js';
import { CapacityBelowTaken, CourseEnrolmentNotIn, HeldBySection, RunNotOpen } from './enrolment.errors.js';
import { ENROLMENT_STATES, type CourseEnrolmentState } from './enrolment.words.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const at = { schoolId: 'school', runId: 'run', learnerId: 'learner' };
const when = { by: office, now: NOW };

function enrolment(state: CourseEnrolmentState): CourseEnrolment {
  const made = CourseEnrolment.begin(at, 'office', 'active', when);
  made.takeEvents();
  return Object.assign(made, { state });
}

describe('an enrolment', () => {
  it('goes from state to state as it may, and no other way', () => {
    const ways = ENROLMENT_STATES.flatMap((from) =>
      ENROLMENT_STATES.filter((to) => {
        if (from === to) return false;
        try {
          enrolment(from).becomes(to, office, NOW);
          return true;
        } catch (error) {
          expect(error).toBeInstanceOf(CourseEnrolmentNotIn);
          return false;
        }
      }).map((to) => `${from} ${to}`),
    );
    expect(ways).toEqual([
      'invited active',
      'invited withdrawn',
      'invited expired',
      'pending active',
      'pending withdrawn',
      'pending expired',
      'active suspended',
      'active completed',
      'active withdrawn',
      'active expired',
      'suspended active',
      'suspended withdrawn',
      'suspended expired',
      'completed active',
    ]);
  });

  it('tells how it began and each change, once', () => {
    const made = CourseEnrolment.begin(at, 'invitation', 'invited', when);
    made.becomes('active', teacher, NOW);
    made.becomes('active', teacher, NOW);
    expect(made.takeEvents().map(({ data }) => data)).toEqual([
      {
        runId: 'run',
        learnerId: 'learner',
        origin: 'invitation',
        from: null,
        to: 'invited',
        by: office.personId,
      },
      {
        runId: 'run',
        learnerId: 'learner',
        origin: 'invitation',
        from: 'invited',
        to: 'active',
        by: teacher.personId,
      },
    ]);
  });

  it('that the end of its run has let expire is what it was when that is put off; nothing else is', () => {
    for (const was of ['invited', 'pending', 'active', 'suspended'] as const) {
      const over = Object.assign(enrolment('expired'), { expiredFrom: was });
      over.goesOn(teacher, NOW);
      expect(over.takeEvents().map(({ data }) => data)).toMatchObject([
        { from: 'expired', to: was, by: teacher.personId },
      ]);
    }
    for (const state of ENROLMENT_STATES) {
      const known = enrolment(state); // of one that expired before, nobody knows what it was
      known.goesOn(teacher, NOW);
      expect([known.state, known.takeEvents()]).toEqual([state, []]);
    }
  });

  it('by a class is for the roster to change', () => {
    expect(() => CourseEnrolment.begin(at, 'section', 'active', when).assertNotHeld()).toThrow(HeldBySection);
    CourseEnrolment.begin(at, 'code', 'active', when).assertNotHeld();
  });
});

describe('the admission of a run', () => {
  const admission = () => Admission.closed({ schoolId: 'school', id: 'run' });

  it('takes nobody until somebody says so', () => {
    const closed = admission();
    expect(() => closed.assertOpen()).toThrow(RunNotOpen);
    closed.change({ open: true }, teacher);
    closed.assertOpen();
    expect(closed).toMatchObject({ approval: false, capacity: null, code: null });
  });

  it('puts nobody out by fewer places', () => {
    const taken = Object.assign(admission(), { taken: 3 });
    expect(() => taken.change({ capacity: 2 }, teacher)).toThrow(CapacityBelowTaken);
    taken.change({ capacity: 3 }, teacher);
    taken.change({ capacity: null }, teacher);
    expect(taken.capacity).toBeNull();
  });

  it('has a code that nobody guesses, another each time, and tells nobody', () => {
    const given = admission();
    const codes = Array.from({ length: 200 }, () => {
      given.giveCode(teacher);
      return given.code!;
    });
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{10}$/);
    const told = JSON.stringify(given.takeEvents());
    expect(codes.filter((code) => told.includes(code))).toEqual([]);
    given.withdrawCode(teacher);
    expect(given.code).toBeNull();
  });
});
