import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ReleaseSeatsUseCase,
  type ReleaseSeatsInput,
} from '#domain/academy/events/use-cases/release-seats.use-case';
import type { Actor } from '#domain/kernel/actor';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReleaseSeatsCommand extends Command<void> {
  constructor(
    readonly input: ReleaseSeatsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReleaseSeatsCommand)
export class ReleaseSeatsHandler implements ICommandHandler<ReleaseSeatsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReleaseSeatsUseCase,
  ) {}

  execute({ input, actor }: ReleaseSeatsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
