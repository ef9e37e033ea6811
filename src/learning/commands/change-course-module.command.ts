import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeModuleUseCase,
  type ChangeModuleInput,
} from '#domain/learning/use-cases/change-module.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeCourseModuleCommand extends Command<void> {
  constructor(
    readonly input: ChangeModuleInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeCourseModuleCommand)
export class ChangeCourseModuleHandler implements ICommandHandler<ChangeCourseModuleCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeModuleUseCase,
  ) {}

  execute({ input, actor }: ChangeCourseModuleCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
