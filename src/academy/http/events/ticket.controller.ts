import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { RegistrationNotFound } from '#domain/academy/events/registration.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { qrSvg } from '#platform/images/qr-code';
import { GetTicketQuery } from '../../queries/events/get-ticket.query.js';
import { TicketView } from '../../queries/events/ticket.view.js';

const RegistrationId = () => Param('registrationId', idOf(RegistrationNotFound));
const NotKept = () => Header('cache-control', 'no-store');

/** The ticket of a confirmed registration, for whoever it belongs to and whoever hands it out. */
@Controller('schools/:schoolId/event-registrations/:registrationId')
export class TicketController {
  constructor(private readonly queries: QueryBus) {}

  @Get('ticket')
  @NotKept()
  @Requires('academy.registration.self')
  get(@CurrentActor() actor: Actor, @RegistrationId() registrationId: string): Promise<TicketView> {
    return this.queries.execute(new GetTicketQuery(registrationId, actor));
  }

  /** The same as a QR code. */
  @Get('ticket.svg')
  @NotKept()
  @Requires('academy.registration.self')
  @AnswersFile('image/svg+xml')
  async svg(@CurrentActor() actor: Actor, @RegistrationId() registrationId: string): Promise<StreamableFile> {
    const { code } = await this.get(actor, registrationId);
    return new StreamableFile(Buffer.from(await qrSvg(code)), { type: 'image/svg+xml' });
  }
}
