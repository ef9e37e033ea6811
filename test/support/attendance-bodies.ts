import { newId } from '#domain/kernel/id';
import type { Ids } from './ids.js';

/** A code that no school has yet. */
export function aCodeDefinition(): object {
  return {
    code: newId().slice(-4),
    label: 'Somewhere',
    category: 'In Attendance',
    presence: 1,
    authorised: true,
  };
}

/** An amendment of a mark of version 1, or an override of it. */
export function correctionOf({ studentId }: Ids): object {
  return { marks: [{ studentId, code: 'A', baseVersion: 1, reason: 'Was seen in town' }] };
}

/** What a device sends of a mark that it made offline. */
export function offlineMark({ registerId, studentId }: Ids, code = 'P'): object {
  const markedAt = '2026-11-20T08:03:00Z';
  return { operationId: newId(), registerId, studentId, code, baseVersion: 0, markedAt };
}

export function marksFor({ studentId }: Ids): object {
  return { marks: [{ studentId, code: 'P', baseVersion: 0 }] };
}

export const EDFI_WISH = { startsOn: '2026-09-01', endsOn: '2026-09-01', edfiSchoolId: 255901107 };

/** No such section: whatever becomes of it changes nothing. */
export const MARKS_FILE = 'date,section,student,code\n2026-09-01,none,nobody,P';
