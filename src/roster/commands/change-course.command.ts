import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangeCourseUseCase, type ChangeCourseInput } from '#domain/roster/use-cases/change-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeCourseCommand extends Command<void> {
  constructor(
    readonly input: ChangeCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeCourseCommand)
export class ChangeCourseHandler implements ICommandHandler<ChangeCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeCourseUseCase,
  ) {}

  execute({ input, actor }: ChangeCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
