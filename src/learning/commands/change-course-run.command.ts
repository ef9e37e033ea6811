import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangeRunUseCase, type ChangeRunInput } from '#domain/learning/use-cases/change-run.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeCourseRunCommand extends Command<void> {
  constructor(
    readonly input: ChangeRunInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeCourseRunCommand)
export class ChangeCourseRunHandler implements ICommandHandler<ChangeCourseRunCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeRunUseCase,
  ) {}

  execute({ input, actor }: ChangeCourseRunCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
