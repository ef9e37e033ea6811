import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveResourceUseCase } from '#domain/academy/resources/use-cases/remove-resource.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveResourceCommand extends Command<void> {
  constructor(
    readonly input: Parameters<RemoveResourceUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveResourceCommand)
export class RemoveResourceHandler implements ICommandHandler<RemoveResourceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveResourceUseCase,
  ) {}

  execute({ input, actor }: RemoveResourceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
