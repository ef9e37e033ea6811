import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { WatchVideosCommand } from '../commands/watch-videos.command.js';
import { HeartbeatsDto, WatchedItemsView } from '../http/watching.dto.js';

@Injectable()
@SocketAction({
  name: 'learning.watch',
  permission: 'learning.progress.note',
  input: HeartbeatsDto,
  output: WatchedItemsView,
})
export class WatchAction implements Action<HeartbeatsDto> {
  constructor(private readonly commands: CommandBus) {}

  async act(input: HeartbeatsDto, actor: Actor): Promise<WatchedItemsView> {
    return { items: await this.commands.execute(new WatchVideosCommand(input, actor)) };
  }
}
