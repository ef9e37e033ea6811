import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { SaveAnswersCommand } from '../commands/save-answers.command.js';
import { SaveAnswersMessage } from '../http/attempt.dto.js';
import { AttemptView } from '../queries/attempt.view.js';
import { GetAttemptQuery } from '../queries/get-attempt.query.js';

@Injectable()
@SocketAction({
  name: 'learning.save_answers',
  permission: 'learning.attempt.take',
  input: SaveAnswersMessage,
  output: AttemptView,
})
export class SaveAnswersAction implements Action<SaveAnswersMessage> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async act(input: SaveAnswersMessage, actor: Actor): Promise<AttemptView> {
    await this.commands.execute(new SaveAnswersCommand(input, actor));
    return this.queries.execute(new GetAttemptQuery(input.attemptId, actor));
  }
}
