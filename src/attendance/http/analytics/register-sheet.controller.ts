import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { printPdf } from '#platform/print/print-pdf';
import { GetRegisterSheetQuery } from '../../queries/get-register-sheet.query.js';
import { printedRegister } from './register-sheet.forms.js';

/** A register on paper. */
@Controller('schools/:schoolId/registers/:registerId/sheet')
export class RegisterSheetController {
  constructor(private readonly queries: QueryBus) {}

  /** The register as PDF, to be printed or filed. */
  @Get()
  @Requires('attendance.register.read')
  @AnswersFile('application/pdf')
  async get(
    @CurrentActor() actor: Actor,
    @Param('registerId', idOf(RegisterNotFound)) registerId: string,
  ): Promise<StreamableFile> {
    const sheet = await this.queries.execute(new GetRegisterSheetQuery(registerId, actor));
    const pdf = await printPdf(printedRegister(sheet));
    const disposition = `attachment; filename="register-${sheet.date}-${registerId}.pdf"`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition });
  }
}
