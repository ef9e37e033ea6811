import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { ScanTicketCommand } from '../../commands/events/scan-ticket.command.js';
import { ScanOutcomeView, ScanTicketMessage } from '../../http/events/ticket.dto.js';

@Injectable()
@SocketAction({
  name: 'academy.scan_ticket',
  permission: 'academy.check-in.make',
  input: ScanTicketMessage,
  output: ScanOutcomeView,
})
export class ScanTicketAction implements Action<ScanTicketMessage> {
  constructor(private readonly commands: CommandBus) {}

  act(input: ScanTicketMessage, actor: Actor): Promise<ScanOutcomeView> {
    return this.commands.execute(new ScanTicketCommand(input, actor));
  }
}
