import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddVideoUseCase } from '#domain/learning/use-cases/add-video.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddVideoCommand extends Command<{ id: string }> {
  constructor(
    readonly input: Parameters<AddVideoUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddVideoCommand)
export class AddVideoHandler implements ICommandHandler<AddVideoCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddVideoUseCase,
  ) {}

  execute({ input, actor }: AddVideoCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
