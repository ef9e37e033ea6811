import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { CreateAlertRuleCommand } from './commands/alerts/create-alert-rule.command.js';
import { AmendMarksCommand } from './commands/amend-marks.command.js';
import { ApplyCodePackCommand } from './commands/apply-code-pack.command.js';
import { ChangeAttendanceSettingsCommand } from './commands/change-attendance-settings.command.js';
import { GenerateRegistersCommand } from './commands/generate-registers.command.js';
import { LockRegistersCommand } from './commands/lock-registers.command.js';
import { MarkAttendanceCommand } from './commands/mark-attendance.command.js';
import { OpenRegisterCommand } from './commands/open-register.command.js';
import { OverrideMarksCommand } from './commands/override-marks.command.js';
import { RequestAbsenceCommand } from './commands/request-absence.command.js';
import { SubmitRegisterCommand } from './commands/submit-register.command.js';
import type { DayFiguresView } from './queries/day-figures.view.js';
import { GetDayFiguresQuery } from './queries/get-day-figures.query.js';
import { GetRegisterQuery } from './queries/get-register.query.js';
import { LastAttendanceQuery, type LastAttendance } from './queries/last-attendance.query.js';
import { ListRegistersQuery } from './queries/list-registers.query.js';
import { FindWayOutQuery, type WayOut } from './queries/notifications/find-way-out.query.js';
import { RegistersByStateQuery, type RegistersByState } from './queries/registers-by-state.query.js';
import { RegistersOfTeacherQuery, type RegisterOfTeacher } from './queries/registers-of-teacher.query.js';
import type { RegisterSummaryView, RegisterView } from './queries/register.view.js';

/** What attendance does for others. Each method is one command or query, in the school of the actor. */
@Injectable()
export class AttendanceApi {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Makes the registers of the school's today, or brings them in line; repeating it changes nothing. */
  async generateRegisters(actor: Actor): Promise<void> {
    await this.commands.execute(new GenerateRegistersCommand({}, actor));
  }

  /** Today's registers in the order of the day. */
  async registersOfToday(actor: Actor): Promise<readonly RegisterSummaryView[]> {
    const page = await this.queries.execute(new ListRegistersQuery({ mine: false, limit: 1_000 }, actor));
    return page.items;
  }

  /** What submitted registers said last of a student, the newest first; nothing of one out of the actor's reach. */
  lastAttendance(of: LastAttendanceQuery['of'], actor: Actor): Promise<LastAttendance[]> {
    return this.queries.execute(new LastAttendanceQuery(of, actor));
  }

  /** The registers of the sections that somebody of the roster teaches on a day; no date is the school's today. */
  registersOfTeacher(of: RegistersOfTeacherQuery['of'], actor: Actor): Promise<RegisterOfTeacher[]> {
    return this.queries.execute(new RegistersOfTeacherQuery(of, actor));
  }

  /** How somebody ends mails of a kind, to be put into each of them; null: they were ended, and none is sent. */
  wayOut(of: Omit<FindWayOutQuery['request'], 'schoolId'>, { schoolId }: Actor): Promise<WayOut | null> {
    return this.queries.execute(new FindWayOutQuery({ ...of, schoolId: schoolId! }));
  }

  /** How many registers of a day are in which state. @throws NotPermitted unless the actor sees all */
  registersByState(date: LocalDate | undefined, actor: Actor): Promise<RegistersByState[]> {
    return this.queries.execute(new RegistersByStateQuery(date, actor));
  }

  /** What a day has come to so far. @throws NotPermitted unless the actor sees all */
  dayFigures(date: LocalDate | undefined, actor: Actor): Promise<DayFiguresView> {
    return this.queries.execute(new GetDayFiguresQuery(date, actor));
  }

  /** @throws RegisterNotFound */
  register(registerId: string, actor: Actor): Promise<RegisterView> {
    return this.queries.execute(new GetRegisterQuery(registerId, actor));
  }

  async openRegister(registerId: string, actor: Actor): Promise<void> {
    await this.commands.execute(new OpenRegisterCommand({ registerId }, actor));
  }

  async mark(input: MarkAttendanceCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new MarkAttendanceCommand(input, actor));
  }

  /** Corrects what the teacher says of a submitted register, each mark with its reason. */
  async amend(input: AmendMarksCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new AmendMarksCommand(input, actor));
  }

  /** Puts the office's codes over the teacher's, or withdraws them. */
  async override(input: OverrideMarksCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new OverrideMarksCommand(input, actor));
  }

  /** @throws RegisterIncomplete */
  async submitRegister(registerId: string, actor: Actor): Promise<void> {
    await this.commands.execute(new SubmitRegisterCommand({ registerId }, actor));
  }

  /** Locks what was submitted longer ago than the school's delay. */
  async lockRegisters(actor: Actor): Promise<void> {
    await this.commands.execute(new LockRegistersCommand(actor));
  }

  /** Gives the school the codes of a pack; what was marked before means what it meant. */
  async applyCodePack(pack: ApplyCodePackCommand['input']['pack'], actor: Actor): Promise<void> {
    await this.commands.execute(new ApplyCodePackCommand({ pack }, actor));
  }

  async changeSettings(
    changes: ChangeAttendanceSettingsCommand['input']['changes'],
    actor: Actor,
  ): Promise<void> {
    await this.commands.execute(
      new ChangeAttendanceSettingsCommand({ changes, expectedVersion: undefined }, actor),
    );
  }

  /** A limit that the school watches from now on. Answers its id. */
  async createAlertRule(input: CreateAlertRuleCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new CreateAlertRuleCommand(input, actor))).id;
  }

  /** Asks for an absence, or records it: approved at once when the actor decides and names a code. Answers its id. */
  async requestAbsence(input: RequestAbsenceCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new RequestAbsenceCommand(input, actor))).id;
  }
}
