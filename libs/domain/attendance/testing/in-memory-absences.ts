import type { Clock } from '../../kernel/clock.js';
import { wallClock, type LocalDate } from '../../kernel/local-date.js';
import type { Absence } from '../absence/absence.js';
import type {
  AbsenceEffects,
  KnownOfStudent,
  MadeMark,
  SaidOfStudent,
  SchoolCodes,
} from '../absence/absence-effects.js';
import { AbsenceNotFound } from '../absence/absence.errors.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';
import { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { DayPart } from '../absence/absence.words.js';
import type { MarkingSheet } from '../marking-sheet.js';
import { effectiveOf, type LayerValue, type StandingMark } from '../marking.words.js';
import type { Register } from '../register.js';
import type { RegisterState } from '../register.words.js';
import type { SheetChanges, SheetStack, WantedOn } from '../sheet-stack.js';
import { InMemoryDesk } from './in-memory-desk.js';
import type { InMemoryRegisters } from './in-memory-registers.js';

/** Absences of one school in memory, and what they do to its registers. */
export class InMemoryAbsences implements AbsenceRepository, AbsenceEffects, SheetStack {
  private readonly absences = new Map<string, Absence>();
  private readonly sources = new Map<string, MadeMark & { over: number | undefined }>();
  readonly desk = new InMemoryDesk();

  constructor(private readonly world: InMemoryRegisters) {}

  async byId(id: string): Promise<Absence> {
    const absence = this.absences.get(id);
    if (!absence) throw new AbsenceNotFound();
    return absence;
  }

  add(absence: Absence): void {
    this.absences.set(absence.id, absence);
  }

  async of(
    studentId: string,
    { first, last }: { first: LocalDate; last: LocalDate },
  ): Promise<KnownOfStudent[]> {
    return [...this.world.registers.values()]
      .filter(({ id, date }) => first <= date && date <= last && this.isOn(id, studentId))
      .map((register) => this.knownOn(register, studentId));
  }

  async on(register: Register): Promise<KnownOfStudent[]> {
    return (this.world.entries.get(register.id) ?? [])
      .map(({ studentId }) => this.knownOn(register, studentId))
      .filter(({ ours, expected, movements }) => ours || expected || movements.length > 0);
  }

  async codes(): Promise<SchoolCodes> {
    const codes = this.world.codes.given();
    const plain = codes.find(({ category }) => category === 'Unexcused Absence');
    return { codes, presentCode: null, lateCode: null, unexplainedCode: plain?.code ?? null };
  }

  async remember(made: readonly MadeMark[]): Promise<void> {
    for (const mark of made) {
      const key = `${mark.registerId} ${mark.studentId}`;
      const former = this.sources.get(key);
      const before = this.officeOn(mark.registerId, mark.studentId).at(-2)?.version;
      this.sources.set(key, { ...mark, over: before === former?.revision ? former?.over : before });
    }
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

  private knownOn(register: Register, studentId: string): KnownOfStudent {
    const { id: registerId, startsAt, endsAt, timeZone } = register;
    const mark = this.world.marksOf(registerId).get(studentId) ?? null;
    const ours = this.isOurs(registerId, studentId);
    const { state } = register as unknown as { state: RegisterState };
    const known = { registerId, studentId, state, startsAt, endsAt, timeZone, mark, ours };
    const movements = this.desk.movementsOf(studentId, register.date);
    const byHand = ours ? this.byHandOn(registerId, studentId) : null;
    return {
      ...known,
      byHand,
      said: this.saidOf(ours ? (byHand ?? mark?.teacher ?? null) : effectiveOf(mark ?? undefined)),
      expected: this.expectedOn(register, studentId),
      movements,
    };
  }

  private isOurs(registerId: string, studentId: string): boolean {
    const last = this.officeOn(registerId, studentId).at(-1);
    if (!last?.office) return false;
    return last.version === this.sources.get(`${registerId} ${studentId}`)?.revision;
  }

  private byHandOn(registerId: string, studentId: string): LayerValue | null {
    const over = this.sources.get(`${registerId} ${studentId}`)?.over;
    return this.officeOn(registerId, studentId).find(({ version }) => version === over)?.office ?? null;
  }

  private officeOn(registerId: string, studentId: string) {
    const ofMark = this.world.revisions.filter(
      (revision) => revision.registerId === registerId && revision.studentId === studentId,
    );
    return ofMark.filter(({ layer }) => layer === 'office');
  }

  private saidOf(value: LayerValue | null): SaidOfStudent | null {
    const meaning = this.world.codes.given().find(({ code }) => code === value?.code);
    if (!value || !meaning) return null;
    const { presence, late, authorised, notRequired } = meaning;
    const unexplained = presence === 0 && !authorised && !notRequired && !late;
    const { code, minutesLate, minutesEarly } = value;
    return { code, minutesLate, minutesEarly, presence, late, unexplained };
  }

  private expectedOn(register: Register, student: string): KnownOfStudent['expected'] {
    const absence = [...this.absences.values()].find(
      (one) => one.studentId === student && one.isApproved() && covers(one, register),
    );
    if (!absence) return null;
    const code = absence.extent().code!;
    const given = this.world.codes.given().some((one) => one.code === code);
    return { absenceId: absence.id, kind: absence.kind, code, given };
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
