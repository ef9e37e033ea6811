import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RequireItemsUseCase,
  type RequireItemsInput,
} from '#domain/learning/use-cases/require-items.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequireCourseItemsCommand extends Command<void> {
  constructor(
    readonly input: RequireItemsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RequireCourseItemsCommand)
export class RequireCourseItemsHandler implements ICommandHandler<RequireCourseItemsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RequireItemsUseCase,
  ) {}

  execute({ input, actor }: RequireCourseItemsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
