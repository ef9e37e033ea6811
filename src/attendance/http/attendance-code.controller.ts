import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttendanceCodeNotFound } from '#domain/attendance/attendance-code.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeCodeCommand } from '../commands/change-code.command.js';
import { CreateCodeCommand } from '../commands/create-code.command.js';
import { OrderCodesCommand } from '../commands/order-codes.command.js';
import { RestoreCodeCommand } from '../commands/restore-code.command.js';
import { RetireCodeCommand } from '../commands/retire-code.command.js';
import { AttendanceCodeView } from '../queries/attendance-code.view.js';
import { GetCodeQuery } from '../queries/get-code.query.js';
import { ListCodesQuery } from '../queries/list-codes.query.js';
import { ListCodeVersionsQuery } from '../queries/list-code-versions.query.js';
import {
  AttendanceCodePage,
  ChangeCodeDto,
  CodeListQuery,
  CodeVersionPage,
  CreateCodeDto,
  OrderCodesDto,
} from './attendance-code.dto.js';

const CodeId = () => Param('codeId', idOf(AttendanceCodeNotFound));

/** Attendance codes: what may be written in a register, and what it means. */
@Controller('schools/:schoolId/attendance-codes')
export class AttendanceCodeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The codes, in the school's order. */
  @Get()
  @Requires('attendance.code.read')
  list(@CurrentActor() actor: Actor, @Query() filter: CodeListQuery): Promise<AttendanceCodePage> {
    return this.queries.execute(new ListCodesQuery(filter, actor)) as Promise<AttendanceCodePage>;
  }

  @Get(':codeId')
  @Requires('attendance.code.read')
  get(@CurrentActor() actor: Actor, @CodeId() codeId: string): Promise<AttendanceCodeView> {
    return this.queries.execute(new GetCodeQuery(codeId, actor));
  }

  /** What the code has meant: marks name the meaning that they were made by. */
  @Get(':codeId/versions')
  @Requires('attendance.code.read')
  versions(
    @CurrentActor() actor: Actor,
    @CodeId() codeId: string,
    @Query() page: PageQuery,
  ): Promise<CodeVersionPage> {
    return this.queries.execute(new ListCodeVersionsQuery(codeId, page, actor)) as Promise<CodeVersionPage>;
  }

  @Post()
  @Requires('attendance.code.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCodeDto): Promise<AttendanceCodeView> {
    const { id } = await this.commands.execute(new CreateCodeCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what it means from now on; marks that are made keep the meaning that they were made by. */
  @Patch(':codeId')
  @Requires('attendance.code.manage')
  async change(
    @CurrentActor() actor: Actor,
    @CodeId() codeId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeCodeDto,
  ): Promise<AttendanceCodeView> {
    await this.commands.execute(new ChangeCodeCommand({ codeId, changes, expectedVersion }, actor));
    return this.get(actor, codeId);
  }

  /** It is not given any more; whoever has it keeps it. */
  @Post(':codeId/retire')
  @HttpCode(200)
  @Requires('attendance.code.manage')
  async retire(
    @CurrentActor() actor: Actor,
    @CodeId() codeId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<AttendanceCodeView> {
    await this.commands.execute(new RetireCodeCommand({ codeId, expectedVersion }, actor));
    return this.get(actor, codeId);
  }

  /** It is given again. */
  @Post(':codeId/restore')
  @HttpCode(200)
  @Requires('attendance.code.manage')
  async restore(
    @CurrentActor() actor: Actor,
    @CodeId() codeId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<AttendanceCodeView> {
    await this.commands.execute(new RestoreCodeCommand({ codeId, expectedVersion }, actor));
    return this.get(actor, codeId);
  }

  /** Puts the codes into another order. */
  @Put('order')
  @Requires('attendance.code.manage')
  async order(@CurrentActor() actor: Actor, @Body() body: OrderCodesDto): Promise<AttendanceCodePage> {
    await this.commands.execute(new OrderCodesCommand(body, actor));
    return this.list(actor, new CodeListQuery());
  }
}
