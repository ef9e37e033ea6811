import type { Actor } from '#domain/kernel/actor';
import { AbsenceSettlement } from '#domain/attendance/absence/absence-settlement';
import type { AbsenceEffects } from '#domain/attendance/absence/absence-effects';
import type { DeskEntryRepository } from '#domain/attendance/front-desk/desk-entry.repository';
import type { AbsenceRepository } from '#domain/attendance/absence/absence.repository';
import type { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import type { AttendanceSettingsRepository } from '#domain/attendance/attendance-settings.repository';
import type { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import type { MarkProposalRepository } from '#domain/attendance/mark-proposal.repository';
import type { RegisterRepository } from '#domain/attendance/register.repository';
import type { SyncOperationRepository } from '#domain/attendance/sync-operation.repository';
import type { SheetStack } from '#domain/attendance/sheet-stack';
import { actorWith } from '#domain/attendance/testing/actors';
import { InMemoryAbsences } from '#domain/attendance/testing/in-memory-absences';
import { InMemoryRegisters } from '#domain/attendance/testing/in-memory-registers';
import { InMemoryProposals, InMemorySync } from '#domain/attendance/testing/in-memory-sync';
import { newId } from '#domain/kernel/id';
import { MikroMarkProposalRepository } from '../../src/attendance/persistence/mikro-mark-proposal.repository.js';
import { MikroDeskEntryRepository } from '../../src/attendance/persistence/mikro-desk-entry.repository.js';
import { MikroAbsenceRepository } from '../../src/attendance/persistence/mikro-absence.repository.js';
import { MikroRegisterRepository } from '../../src/attendance/persistence/mikro-register.repository.js';
import { SqlAbsenceEffects } from '../../src/attendance/persistence/sql-absence-effects.js';
import { MikroAttendanceCodeRepository } from '../../src/attendance/persistence/mikro-attendance-code.repository.js';
import { MikroAttendanceSettingsRepository } from '../../src/attendance/persistence/mikro-attendance-settings.repository.js';
import { SqlMarkingSheetRepository } from '../../src/attendance/persistence/sql-marking-sheet.repository.js';
import { SqlSyncOperationRepository } from '../../src/attendance/persistence/sql-sync-operation.repository.js';
import { SqlSheetStack } from '../../src/attendance/persistence/sql-sheet-stack.js';
import type { PersistenceKit, TestReplica } from './persistence-kit.js';

/** One entry of the history of a register's marks. */
export interface Revised {
  readonly studentId: string;
  readonly revision: number;
  readonly layer: string;
  readonly code: string | null;
  readonly by: string | null;
}

export const NOON = new Date('2026-11-20T12:00:00Z');
const clock = { now: () => NOON };

/** The ports of attendance in one school, whatever they are made of. */
export interface AttendanceStore {
  readonly teacher: Actor;
  readonly registers: RegisterRepository;
  readonly sheets: MarkingSheetRepository;
  readonly codes: AttendanceCodeRepository;
  readonly settings: AttendanceSettingsRepository;
  readonly operations: SyncOperationRepository;
  readonly proposals: MarkProposalRepository;
  readonly stack: SheetStack;
  readonly known: AbsenceRepository;
  readonly effects: AbsenceEffects;
  readonly book: DeskEntryRepository;
  /** By the clock of these tests, which is noon of {@link NOON}. */
  readonly absences: AbsenceSettlement;
  /** One unit of work of the teacher. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** From now on the teacher teaches the section. */
  teach(sectionId: string): Promise<void>;
  /** In the order of the student's revisions. */
  revisions(registerId: string): Promise<Revised[]>;
}

export async function attendanceInMemory(): Promise<AttendanceStore> {
  const world = new InMemoryRegisters();
  world.teaches = false;
  const known = new InMemoryAbsences(world);
  return {
    teacher: actorWith('teacher'),
    registers: world,
    sheets: world,
    codes: world.codes,
    settings: world.codes,
    operations: new InMemorySync(world),
    proposals: new InMemoryProposals(),
    stack: known,
    known,
    effects: known,
    book: known.desk,
    absences: new AbsenceSettlement({ effects: known, stack: known, clock }),
    run: (work) => work(),
    teach: async () => void (world.teaches = true),
    revisions: async (registerId) =>
      world.revisions
        .filter((revision) => revision.registerId === registerId)
        .map(({ by, ...change }) => {
          const { studentId, version, layer } = change;
          return { studentId, revision: version, layer, code: change[layer]?.code ?? null, by };
        }),
  };
}

export async function attendanceInPostgres(
  kit: PersistenceKit,
  replica: TestReplica,
): Promise<AttendanceStore> {
  const teacher = actorWith('teacher', await kit.school(), await kit.person());
  const [stack, effects] = [new SqlSheetStack(), new SqlAbsenceEffects()];
  return {
    teacher,
    stack,
    effects,
    known: new MikroAbsenceRepository(),
    book: new MikroDeskEntryRepository(),
    absences: new AbsenceSettlement({ effects, stack, clock }),
    registers: new MikroRegisterRepository(),
    sheets: new SqlMarkingSheetRepository(),
    codes: new MikroAttendanceCodeRepository(),
    settings: new MikroAttendanceSettingsRepository(),
    operations: new SqlSyncOperationRepository(),
    proposals: new MikroMarkProposalRepository(),
    run: (work) => replica.unitOfWork.run(teacher, work),
    teach: (sectionId) => teach(kit, teacher, sectionId),
    revisions: (registerId) =>
      kit.rows<Revised & Record<string, unknown>>(
        `select student_id as "studentId", revision, layer, code, marked_by as by from attendance.mark_revisions
         where register_id = $1 order by revision, student_id`,
        [registerId],
      ),
  };
}

async function teach(kit: PersistenceKit, { schoolId, personId }: Actor, sectionId: string): Promise<void> {
  const [year, teacher] = [newId(), newId()];
  const run = (sql: string, ...values: string[]) => kit.admin.query(sql, [schoolId, ...values]);
  await run(
    `insert into roster.academic_years (school_id, id, title, starts_on, ends_on)
     values ($1, $2, 'Year', '2026-01-01', '2027-12-31')`,
    year,
  );
  await run(
    `insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
     values ($1, $2, $3, 'class', 'Mathematics', '2026-01-01', '2027-12-31')`,
    sectionId,
    year,
  );
  await run(
    `insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
     values ($1, $2, '{staff}', 'Test', 'Teacher', $3)`,
    teacher,
    personId!,
  );
  await run(
    `insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on)
     values ($1, gen_random_uuid(), $2, $3, 'primary', '2026-01-01')`,
    sectionId,
    teacher,
  );
}
