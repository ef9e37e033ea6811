import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { AttendLiveCommand } from '../commands/attend-live.command.js';
import { AttendMessage } from '../http/live.dto.js';
import { ListPresencesQuery, PresencesView } from '../queries/list-presences.query.js';

@Injectable()
@SocketAction({
  name: 'learning.attend',
  permission: 'learning.presence.note',
  input: AttendMessage,
  output: PresencesView,
})
export class AttendAction implements Action<AttendMessage> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async act(input: AttendMessage, actor: Actor): Promise<PresencesView> {
    await this.commands.execute(new AttendLiveCommand(input, actor));
    return this.queries.execute(new ListPresencesQuery(input.itemId, actor));
  }
}
