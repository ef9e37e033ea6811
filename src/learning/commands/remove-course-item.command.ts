import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveItemUseCase, type RemoveItemInput } from '#domain/learning/use-cases/remove-item.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveCourseItemCommand extends Command<void> {
  constructor(
    readonly input: RemoveItemInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveCourseItemCommand)
export class RemoveCourseItemHandler implements ICommandHandler<RemoveCourseItemCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveItemUseCase,
  ) {}

  execute({ input, actor }: RemoveCourseItemCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
