import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Public, Requires, SignedIn } from '#platform/auth/decorators';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { LampNotFound } from '../../../libs/domain/lamps/lamp.errors.js';
import { HangLampCommand, LightLampCommand, TakeDownLampCommand } from '../commands/lamp.commands.js';
import { ChangeLampDto, LampQuery, LampView, type ShadeView } from './lamp.dto.js';

const LampId = () => Param('lampId', idOf(LampNotFound));

/** Lamps: what hangs in a school. */
@Controller('schools/:schoolId/lamps')
export class LampController {
  constructor(private readonly commands: CommandBus) {}

  @Get()
  @Requires('roster.section.read')
  list(@Query() _: LampQuery, @Query('near') _near?: string): LampView[] {
    return [];
  }

  /** Hangs a lamp. It stays dark. */
  @Post()
  @Requires('roster.section.manage')
  hang(@Body() { name }: ChangeLampDto): Promise<void> {
    return this.commands.execute(new HangLampCommand(name));
  }

  @Post(':lampId/light')
  @HttpCode(204)
  @Requires('attendance.register.mark')
  light(@LampId() id: string): Promise<void> {
    return this.commands.execute(new LightLampCommand(id));
  }

  @Patch(':lampId')
  @SignedIn()
  async change(
    @LampId() id: string,
    @ExpectedVersion() _: number | undefined,
    @Body() _changes: ChangeLampDto,
  ): Promise<LampView> {
    await this.commands.execute(new LightLampCommand(id));
    return new LampView();
  }

  @Delete(':lampId')
  @HttpCode(204)
  @Requires('roster.section.manage')
  @CredentialRoute()
  takeDown(@LampId() id: string): Promise<void> {
    return this.commands.execute(new TakeDownLampCommand(id));
  }

  @Put(':lampId/picture')
  @SignedIn()
  @TakesFile('image/png')
  @AnswersFile('image/jpeg')
  developPicture(@LampId() _: string): StreamableFile {
    return new StreamableFile(Buffer.alloc(0));
  }

  @Get('shades')
  @Public()
  listShades(): ShadeView[] {
    return [];
  }
}
