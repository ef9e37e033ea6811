import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddModuleUseCase, type AddModuleInput } from '#domain/learning/use-cases/add-module.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddCourseModuleCommand extends Command<{ id: string }> {
  constructor(
    readonly input: AddModuleInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddCourseModuleCommand)
export class AddCourseModuleHandler implements ICommandHandler<AddCourseModuleCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddModuleUseCase,
  ) {}

  execute({ input, actor }: AddCourseModuleCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
