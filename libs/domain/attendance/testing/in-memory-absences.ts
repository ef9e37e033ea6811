import type { Clock } from '../../kernel/clock.js';
import { wallClock, type LocalDate } from '../../kernel/local-date.js';
import type { Absence } from '../absence/absence.js';
import type { AbsenceEffect, AbsenceEffects, ExpectedAbsence, MadeMark } from '../absence/absence-effects.js';
import { AbsenceNotFound } from '../absence/absence.errors.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';
import { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { DayPart } from '../absence/absence.words.js';
import type { MarkingSheet } from '../marking-sheet.js';
import { effectiveOf, type StandingMark } from '../marking.words.js';
import type { Register } from '../register.js';
import type { RegisterState } from '../register.words.js';
import type { SheetChanges, SheetStack, WantedOn } from '../sheet-stack.js';
import type { InMemoryRegisters } from './in-memory-registers.js';

/** Absences of one school in memory, and what they do to its registers. */
export class InMemoryAbsences implements AbsenceRepository, AbsenceEffects, SheetStack {
  private readonly absences = new Map<string, Absence>();
  private readonly sources = new Map<string, MadeMark>();

  constructor(private readonly world: InMemoryRegisters) {}

  async byId(id: string): Promise<Absence> {
    const absence = this.absences.get(id);
    if (!absence) throw new AbsenceNotFound();
    return absence;
  }

  add(absence: Absence): void {
    this.absences.set(absence.id, absence);
  }

  async of(absence: Absence, { first, last }: { first: LocalDate; last: LocalDate }) {
    const effects = [...this.world.registers.values()]
      .filter(({ id, date }) => first <= date && date <= last && this.isOn(id, absence.studentId))
      .map((register) => this.effectOn(register, absence));
    const plain = this.world.codes.given().find(({ category }) => category === 'Unexcused Absence');
    return { effects, unexplainedCode: plain?.code ?? null };
  }

  async expectedOn(register: Register): Promise<ExpectedAbsence[]> {
    return [...this.absences.values()]
      .filter((absence) => absence.isApproved() && covers(absence, register))
      .filter(({ studentId }) => this.isOn(register.id, studentId))
      .map((absence) => {
        const { registerId, studentId, mark, unexplained } = this.effectOn(register, absence);
        const { id: absenceId, kind } = absence;
        return { registerId, studentId, mark, unexplained, absenceId, kind, code: absence.extent().code! };
      });
  }

  async remember(made: readonly MadeMark[]): Promise<void> {
    for (const mark of made) this.sources.set(`${mark.registerId} ${mark.studentId}`, mark);
  }

  async opened(wanted: readonly WantedOn[]): Promise<MarkingSheet[]> {
    const ids = [...new Set(wanted.map(({ registerId }) => registerId))];
    const known = ids.filter((id) => this.world.registers.has(id));
    return Promise.all(
      known.map((id) =>
        this.world.forMarking(
          id,
          wanted.filter(({ registerId }) => registerId === id),
        ),
      ),
    );
  }

  async save(changed: readonly SheetChanges[], by: string | null): Promise<Map<string, StandingMark[]>> {
    const faster = new Map<string, StandingMark[]>();
    for (const { sheet, changes } of changed) {
      const lost = await this.world.save(sheet, changes, by);
      if (lost.length > 0) faster.set(sheet.registerId, lost);
    }
    return faster;
  }

  private isOn(registerId: string, student: string): boolean {
    return (this.world.entries.get(registerId) ?? []).some(({ studentId }) => studentId === student);
  }

  private effectOn(register: Register, absence: Absence): AbsenceEffect {
    const { studentId } = absence;
    const mark = this.world.marksOf(register.id).get(studentId) ?? null;
    const meaning = this.world.codes
      .given()
      .find(({ code }) => code === effectiveOf(mark ?? undefined)?.code);
    const unexplained =
      meaning?.presence === 0 && !meaning.authorised && !meaning.notRequired && !meaning.late;
    const source = this.sources.get(`${register.id} ${studentId}`);
    const said = this.world.revisions.filter(
      (revision) =>
        revision.registerId === register.id &&
        revision.studentId === studentId &&
        revision.layer === 'office',
    );
    const ours = source?.absenceId === absence.id && said.at(-1)?.version === source.revision;
    const { state } = register as unknown as { state: RegisterState };
    return {
      registerId: register.id,
      studentId,
      state,
      covered: covers(absence, register),
      mark,
      unexplained,
      ours,
    };
  }
}

/** At least half of the session. */
function covers(absence: Absence, { date, timeZone, startsAt, endsAt }: Register): boolean {
  const { startsOn, endsOn, parts } = absence.extent();
  if (date < startsOn || date > endsOn) return false;
  if (parts === null) return true;
  const [from, to] = [startsAt, endsAt].map((at) => minuteOf(wallClock(timeZone, at).slice(11, 16)));
  const within = ({ startsAt: begin, endsAt: end }: DayPart) =>
    Math.max(0, Math.min(minuteOf(end), to!) - Math.max(minuteOf(begin), from!));
  return 2 * parts.reduce((sum, part) => sum + within(part), 0) >= to! - from!;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** For a school where nobody has said anything in advance. */
export function noAbsences(world: InMemoryRegisters, clock: Clock): AbsenceSettlement {
  const none = new InMemoryAbsences(world);
  return new AbsenceSettlement({ effects: none, stack: none, clock });
}
