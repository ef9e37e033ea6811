import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WatchLimitsUseCase,
  type WatchLimitsInput,
} from '#domain/attendance/alerts/use-cases/watch-limits.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WatchLimitsCommand extends Command<void> {
  constructor(
    readonly input: WatchLimitsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WatchLimitsCommand)
export class WatchLimitsHandler implements ICommandHandler<WatchLimitsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WatchLimitsUseCase,
  ) {}

  execute({ input, actor }: WatchLimitsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
