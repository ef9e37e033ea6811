import type { Question, Subject } from './around-questions.js';

const ANYBODY: Subject = {
  school: {
    id: 'SCHOOL',
    runId: 'RUN',
    courseId: 'COURSE',
    talkId: 'ITEM',
    videoId: 'VIDEO',
    unseen: [],
    learners: [],
    teacherId: 'TEACHER',
    sectionId: 'SECTION',
    recorder: '',
    today: 'TODAY',
    register: { id: 'REGISTER', students: [] },
    wholeRegister: { id: 'WHOLE-REGISTER', students: [] },
  },
  learner: { id: 'LEARNER', email: 'learner@example.org', enrolmentId: 'ENROLMENT' },
  page: 'PAGE',
  nth: 0,
  turn: 0,
};

/** As it is told of in the figures. */
export function nameOf({ path, body }: Question): string {
  return `${body ? 'POST ' : ''}${decodeURIComponent(path(ANYBODY))}`;
}
