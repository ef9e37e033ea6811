import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { GenerateRegistersCommand } from './commands/generate-registers.command.js';
import { MarkAttendanceCommand } from './commands/mark-attendance.command.js';
import { OpenRegisterCommand } from './commands/open-register.command.js';
import { RequestAbsenceCommand } from './commands/request-absence.command.js';
import { GetRegisterQuery } from './queries/get-register.query.js';
import { ListRegistersQuery } from './queries/list-registers.query.js';
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

  /** Asks for an absence, or records it: approved at once when the actor decides and names a code. Answers its id. */
  async requestAbsence(input: RequestAbsenceCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new RequestAbsenceCommand(input, actor))).id;
  }
}
