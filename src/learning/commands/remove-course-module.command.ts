import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RemoveModuleUseCase,
  type RemoveModuleInput,
} from '#domain/learning/use-cases/remove-module.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveCourseModuleCommand extends Command<void> {
  constructor(
    readonly input: RemoveModuleInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveCourseModuleCommand)
export class RemoveCourseModuleHandler implements ICommandHandler<RemoveCourseModuleCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveModuleUseCase,
  ) {}

  execute({ input, actor }: RemoveCourseModuleCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
