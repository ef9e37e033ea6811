import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { qrPng, qrSvg } from '#platform/images/qr-code';
import { CloseCheckInCommand } from '../commands/close-check-in.command.js';
import { OpenCheckInCommand } from '../commands/open-check-in.command.js';
import { CheckInCodeView, CheckInView } from '../queries/check-in.view.js';
import { GetCheckInCodeQuery } from '../queries/get-check-in-code.query.js';
import { GetCheckInQuery } from '../queries/get-check-in.query.js';
import { OpenCheckInDto } from './check-in.dto.js';

const RegisterId = () => Param('registerId', idOf(RegisterNotFound));
const NotKept = () => Header('cache-control', 'no-store');

/** Enough for a projector, and drawn in a few hundredths of a second; the SVG is sharper and cheaper. */
const PIXELS = 480;

/** Check-in on a register: while it is open, a code is shown that changes every few seconds. */
@Controller('schools/:schoolId/registers/:registerId/check-in')
export class CheckInController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Who has arrived, and whether check-in is open. */
  @Get()
  @Requires('attendance.check-in.manage')
  get(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<CheckInView> {
    return this.queries.execute(new GetCheckInQuery(registerId, actor));
  }

  /** Lets the students of an open register check in; while it is open already, it stays as it is. */
  @Post()
  @HttpCode(200)
  @Requires('attendance.check-in.manage')
  async open(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { minutes }: OpenCheckInDto,
  ): Promise<CheckInView> {
    await this.commands.execute(new OpenCheckInCommand({ registerId, minutes }, actor));
    return this.get(actor, registerId);
  }

  /** From then on no code is taken. */
  @Post('close')
  @HttpCode(200)
  @Requires('attendance.check-in.manage')
  async close(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<CheckInView> {
    await this.commands.execute(new CloseCheckInCommand({ registerId }, actor));
    return this.get(actor, registerId);
  }

  /** The code of the moment; ask again when it changes. */
  @Get('code')
  @NotKept()
  @Requires('attendance.check-in.manage')
  code(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<CheckInCodeView> {
    return this.queries.execute(new GetCheckInCodeQuery(registerId, actor));
  }

  /** The code of the moment as a QR code. */
  @Get('code.svg')
  @NotKept()
  @Requires('attendance.check-in.manage')
  @AnswersFile('image/svg+xml')
  async svg(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<StreamableFile> {
    const { code } = await this.code(actor, registerId);
    return new StreamableFile(Buffer.from(await qrSvg(code)), { type: 'image/svg+xml' });
  }

  /** The same in pixels. */
  @Get('code.png')
  @NotKept()
  @Requires('attendance.check-in.manage')
  @AnswersFile('image/png')
  async png(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<StreamableFile> {
    const { code } = await this.code(actor, registerId);
    return new StreamableFile(await qrPng(code, PIXELS), { type: 'image/png' });
  }
}
