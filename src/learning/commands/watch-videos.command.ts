import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WatchVideosUseCase,
  type WatchedNow,
  type WatchVideosInput,
} from '#domain/learning/use-cases/watch-videos.use-case';
import { SharedUnitOfWork } from '#platform/persistence/shared-unit-of-work';

export class WatchVideosCommand extends Command<WatchedNow[]> {
  constructor(
    readonly input: WatchVideosInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WatchVideosCommand)
export class WatchVideosHandler implements ICommandHandler<WatchVideosCommand> {
  constructor(
    private readonly unitOfWork: SharedUnitOfWork,
    private readonly useCase: WatchVideosUseCase,
  ) {}

  execute({ input, actor }: WatchVideosCommand) {
    return this.unitOfWork.run(actor, actor.personId ?? 'nobody', () => this.useCase.execute(input, actor));
  }
}
