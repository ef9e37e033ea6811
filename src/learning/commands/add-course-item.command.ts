import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddItemUseCase, type AddItemInput } from '#domain/learning/use-cases/add-item.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddCourseItemCommand extends Command<{ id: string }> {
  constructor(
    readonly input: AddItemInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddCourseItemCommand)
export class AddCourseItemHandler implements ICommandHandler<AddCourseItemCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddItemUseCase,
  ) {}

  execute({ input, actor }: AddCourseItemCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
