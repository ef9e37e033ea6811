import { describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { EdfiExport } from './edfi-export.js';
import { EdfiDatesInvalid, EdfiExportOver, EdfiSchoolIdUnknown } from './edfi-export.errors.js';
import { NO_COUNTS } from './edfi-export.words.js';

const NOW = new Date('2026-11-20T07:00:00Z');

const request = (changes = {}) => {
  const [id, schoolId, jobId] = [newId(), newId(), newId()];
  const dates = { startsOn: '2026-09-01', endsOn: '2026-11-20' };
  const wish = { ...dates, edfiSchoolId: '255901107', calendarCode: 'MAIN', reasons: false };
  return EdfiExport.request({ ...wish, id, schoolId, jobId, requestedBy: null, ...changes }, NOW);
};

describe('an Ed-Fi export', () => {
  it('is of at most 400 days, the last not before the first', () => {
    expect(request({ endsOn: '2026-09-01' }).endsOn).toBe('2026-09-01');
    expect(request({ endsOn: '2027-10-05' }).endsOn).toBe('2027-10-05');
    expect(() => request({ endsOn: '2027-10-06' })).toThrow(EdfiDatesInvalid);
    expect(() => request({ endsOn: '2026-08-31' })).toThrow(EdfiDatesInvalid);
  });

  it.each(['', 'oakfield', '0', '-5', '1.5', '9'.repeat(19)])('does not take "%s" for a SchoolId', (id) => {
    expect(() => request({ edfiSchoolId: id })).toThrow(EdfiSchoolIdUnknown);
  });

  it('is finished once', () => {
    const asked = request();
    const made = { bytes: 1, sha256: 'a', counts: NO_COUNTS };
    asked.finish(made, NOW);
    expect(asked).toMatchObject({ package: made, finishedAt: NOW });
    expect(() => asked.finish(made, NOW)).toThrow(EdfiExportOver);
  });
});
