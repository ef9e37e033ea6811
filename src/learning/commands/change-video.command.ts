import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangeVideoUseCase } from '#domain/learning/use-cases/change-video.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeVideoCommand extends Command<void> {
  constructor(
    readonly input: Parameters<ChangeVideoUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeVideoCommand)
export class ChangeVideoHandler implements ICommandHandler<ChangeVideoCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeVideoUseCase,
  ) {}

  execute({ input, actor }: ChangeVideoCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
