import { describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { actorWith } from '../testing/actors.js';
import type { AbsenceCode } from '../absence/absence.words.js';
import { DeskEntry, type DeskEntryDetails } from './desk-entry.js';

const NOW = new Date('2026-11-20T08:20:00Z');
const office = actorWith('office');
const excused: AbsenceCode = { code: 'E', presence: 0, late: false, offSite: false, officeOnly: true };

const write = (
  details: Partial<DeskEntryDetails> = {},
  code: AbsenceCode | null = null,
  timeZone = 'Europe/Warsaw',
) =>
  DeskEntry.write(
    { studentId: newId(), kind: 'in', at: NOW, code: null, reason: 'Missed the bus', ...details },
    { timeZone, code },
    office,
    NOW,
  );

describe('an entry in the book of the front desk', () => {
  it('is of the school’s day, by whoever is signed in (A4, K3)', () => {
    expect(write()).toMatchObject({ date: '2026-11-20', recordedBy: office.personId });
    const late = new Date('2026-11-19T23:30:00Z');
    expect(write({ at: late }).date).toBe('2026-11-20');
    expect(write({ at: late }, null, 'America/New_York').date).toBe('2026-11-19');
  });

  it('needs a code for who leaves, and takes one for who comes', () => {
    expect(() => write({ kind: 'out' })).toThrow('cannot have this code');
    expect(() => write({ code: 'Q' })).toThrow('cannot have this code');
    expect(write({ kind: 'out', code: 'E' }, excused).code).toBe('E');
    expect(() => write({ code: 'L' }, { ...excused, code: 'L', late: true })).toThrow(
      'cannot have this code',
    );
  });

  it('is not of the future', () => {
    expect(() => write({ at: new Date('2026-11-20T08:26:00Z') })).toThrow('planned absence');
    expect(write({ at: new Date('2026-11-20T08:25:00Z') }).at).toEqual(new Date('2026-11-20T08:25:00Z'));
  });

  it('is crossed out once, and tells neither time the reason', () => {
    const entry = write({ reason: 'At the clinic' });
    entry.tell(office, ['register']);
    entry.withdraw(office, NOW);
    entry.tell(office, []);
    expect(() => entry.withdraw(office, NOW)).toThrow('withdrawn already');
    const events = entry.takeEvents();
    expect(events.map(({ type }) => type)).toEqual([
      'attendance.desk_entry_recorded',
      'attendance.desk_entry_withdrawn',
    ]);
    expect(JSON.stringify(events)).not.toContain('clinic');
  });
});
