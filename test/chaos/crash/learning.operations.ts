import { newId } from '#domain/kernel/id';
import { counted, type CrashOperation } from './operation.js';

/** Begins a course; nothing but its key tells a second one from the first. Each leaves one audit entry (K7). */
export const beginningCourses: CrashOperation = {
  name: 'online-course',
  clients: 4,
  wishes: (school) => () => {
    const label = `Online course ${newId()}`;
    const path = `/schools/${school.id}/online-courses`;
    return { label, path, token: school.officeToken, body: { title: label } };
  },
  stored: counted(`select title as label, count(*)::int as n from learning.courses group by 1`),
  effects: counted(`
    select after ->> 'title' as label, count(*)::int as n from platform.audit_entries
    where subject_type = 'OnlineCourse' and action = 'create' group by 1`),
};
