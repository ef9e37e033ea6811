import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangeItemUseCase, type ChangeItemInput } from '#domain/learning/use-cases/change-item.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeCourseItemCommand extends Command<void> {
  constructor(
    readonly input: ChangeItemInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeCourseItemCommand)
export class ChangeCourseItemHandler implements ICommandHandler<ChangeCourseItemCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeItemUseCase,
  ) {}

  execute({ input, actor }: ChangeCourseItemCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
