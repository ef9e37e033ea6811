import { newId } from '../../kernel/id.js';
import { addDays, dateIn, instantOf } from '../../kernel/local-date.js';
import { MarkingSheet } from '../marking-sheet.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';
import { effectiveOf, type MarkChange, type StandingMark, type WantedOverride } from '../marking.words.js';
import type { Register } from '../register.js';
import { RegisterNotFound } from '../register.errors.js';
import type { ClosedRegister, RegisterClosing } from '../register-closing.js';
import type { Alignment, RegisterPlan } from '../register-plan.js';
import type { RegisterRepository } from '../register.repository.js';
import type { RegisterState, Student, UnmarkedStudent } from '../register.words.js';
import { InMemoryCodes } from './in-memory-codes.js';

interface Revision extends MarkChange {
  readonly by: string | null;
}

/** Registers, entries, marks and revisions of one school in memory: the rules of the domain without a database. */
export class InMemoryRegisters implements RegisterRepository, MarkingSheetRepository {
  readonly registers = new Map<string, Register>();
  readonly entries = new Map<string, Student[]>();
  readonly revisions: (Revision & { registerId: string })[] = [];
  readonly codes = new InMemoryCodes(newId());
  /** Whether the person of the unit of work teaches the sections. */
  teaches = true;
  private readonly marks = new Map<string, Map<string, StandingMark>>();

  async byId(id: string, ownOnly: boolean): Promise<Register> {
    const register = this.registers.get(id);
    if (!register || (ownOnly && !this.teaches)) throw new RegisterNotFound();
    return register;
  }

  async store(): Promise<void> {}

  async unmarked({ id }: Register): Promise<UnmarkedStudent[]> {
    const marked = this.marksOf(id);
    return (this.entries.get(id) ?? [])
      .filter(({ studentId }) => effectiveOf(marked.get(studentId)) === null)
      .toSorted((a, b) => (a.sortName < b.sortName ? -1 : 1))
      .map(({ studentId, displayName }) => ({ studentId, displayName }));
  }

  async holdDay(): Promise<void> {}

  async align({ date, registers, students }: RegisterPlan): Promise<Alignment> {
    const ofDay = [...this.registers.values()].filter((register) => register.date === date);
    const known = new Map(ofDay.map((register) => [slotOf(register), register]));
    const count = { added: 0, changed: 0, same: 0, cancelled: 0, entries: 0 };
    for (const planned of registers) {
      const register = known.get(slotOf(planned));
      if (!register) this.registers.set(planned.id, planned);
      count[register ? alignTimes(register, planned) : 'added']++;
      if (['scheduled', 'open'].includes(stateOf(register ?? planned)))
        count.entries += this.alignEntries(register ?? planned, students.get(planned.sectionId) ?? []);
    }
    const wanted = new Set(registers.map(slotOf));
    for (const register of ofDay.filter((one) => stateOf(one) === 'scheduled' && !wanted.has(slotOf(one)))) {
      Object.assign(register, { state: 'cancelled' });
      count.cancelled++;
    }
    const { same: _, ...alignment } = count;
    return alignment;
  }

  async close(closing: RegisterClosing): Promise<number> {
    const due = [...this.registers.values()].filter((register) => isDue(register, closing));
    for (const register of due) Object.assign(register, { state: closing.state });
    closing.carriedOut(due.map(closedOf));
    return due.length;
  }

  private alignEntries({ id }: Register, enrolled: readonly Student[]): number {
    const before = this.entries.get(id) ?? [];
    const marked = this.marksOf(id);
    const ids = new Set(enrolled.map(({ studentId }) => studentId));
    const left = before.filter(({ studentId }) => !ids.has(studentId) && !marked.has(studentId));
    const kept = before.filter(({ studentId }) => !ids.has(studentId) && marked.has(studentId));
    this.entries.set(id, [...enrolled, ...kept]);
    const asBefore = enrolled.filter((student) => before.some((known) => isSame(known, student)));
    return left.length + enrolled.length - asBefore.length;
  }

  async forMarking(
    registerId: string,
    wanted: readonly Pick<WantedOverride, 'studentId' | 'code'>[],
  ): Promise<MarkingSheet> {
    const register = this.registers.get(registerId);
    if (!register) throw new RegisterNotFound();
    const rostered = new Set((this.entries.get(registerId) ?? []).map(({ studentId }) => studentId));
    const codes = this.codes.given().filter(({ code }) => wanted.some((mark) => mark.code === code));
    const { schoolId, date, sectionId, timeZone, startsAt, endsAt } = register;
    return new MarkingSheet({
      registerId,
      schoolId,
      date,
      sectionId,
      timeZone,
      teaches: this.teaches,
      codes,
      state: stateOf(register),
      sessionMinutes: (endsAt.getTime() - startsAt.getTime()) / 60_000,
      rostered: new Set(wanted.map(({ studentId }) => studentId).filter((id) => rostered.has(id))),
      marks: new Map(this.marksOf(registerId)),
    });
  }

  async save(
    sheet: MarkingSheet,
    changes: readonly MarkChange[],
    by: string | null,
  ): Promise<StandingMark[]> {
    const marks = this.marksOf(sheet.registerId);
    const overtaken = changes.filter(
      ({ studentId, version }) => (marks.get(studentId)?.version ?? 0) !== version - 1,
    );
    if (overtaken.length > 0) return overtaken.map(({ studentId }) => marks.get(studentId)!);
    for (const change of changes) {
      const { studentId, version, teacher, office } = change;
      marks.set(studentId, { studentId, version, teacher, office });
      this.revisions.push({ ...change, by, registerId: sheet.registerId });
    }
    return [];
  }

  marksOf(registerId: string): Map<string, StandingMark> {
    const marks = this.marks.get(registerId) ?? new Map<string, StandingMark>();
    this.marks.set(registerId, marks);
    return marks;
  }
}

function stateOf(register: Register): RegisterState {
  return (register as unknown as { state: RegisterState }).state;
}

function closedOf({ id, date, sectionId, title }: Register): ClosedRegister {
  return { registerId: id, date, sectionId, title };
}

function isDue(register: Register, { state, until }: RegisterClosing): boolean {
  const { submittedAt, openedAt } = register as unknown as Record<'submittedAt' | 'openedAt', Date | null>;
  if (state === 'locked') return stateOf(register) === 'submitted' && submittedAt! <= until;
  if (!['scheduled', 'open'].includes(stateOf(register))) return false;
  const { timeZone, date } = register;
  const opened = openedAt === null ? date : dateIn(timeZone, openedAt);
  return instantOf(timeZone, addDays(opened > date ? opened : date, 1), '00:00') <= until;
}

function slotOf({ sectionId, periodId }: Register): string {
  return `${sectionId} ${periodId}`;
}

/** Gives a register that nobody has opened the time and the names of the plan. */
function alignTimes(register: Register, planned: Register): 'added' | 'changed' | 'same' {
  const { state, openedAt } = register as unknown as { state: RegisterState; openedAt: Date | null };
  if (openedAt || !['scheduled', 'cancelled'].includes(state)) return 'same';
  const times = timesOf(planned);
  if (state === 'scheduled' && JSON.stringify(timesOf(register)) === JSON.stringify(times)) return 'same';
  Object.assign(register, times, { state: 'scheduled' satisfies RegisterState });
  return state === 'cancelled' ? 'added' : 'changed';
}

function timesOf({ title, periodName, timeZone, startsAt, endsAt }: Register) {
  return { title, periodName, timeZone, startsAt, endsAt };
}

function isSame(a: Student, b: Student): boolean {
  return a.studentId === b.studentId && a.displayName === b.displayName && a.sortName === b.sortName;
}
