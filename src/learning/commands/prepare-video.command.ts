import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { PrepareVideoUseCase } from '#domain/learning/use-cases/prepare-video.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PrepareVideoCommand extends Command<boolean> {
  constructor(
    readonly input: Parameters<PrepareVideoUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PrepareVideoCommand)
export class PrepareVideoHandler implements ICommandHandler<PrepareVideoCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PrepareVideoUseCase,
  ) {}

  execute({ input, actor }: PrepareVideoCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
