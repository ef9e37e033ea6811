import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReleaseAttemptsUseCase,
  type ReleaseAttemptsInput,
} from '#domain/learning/use-cases/release-attempts.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReleaseAttemptsCommand extends Command<{ released: number }> {
  constructor(
    readonly input: ReleaseAttemptsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReleaseAttemptsCommand)
export class ReleaseAttemptsHandler implements ICommandHandler<ReleaseAttemptsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReleaseAttemptsUseCase,
  ) {}

  execute({ input, actor }: ReleaseAttemptsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
