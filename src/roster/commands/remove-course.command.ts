import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveCourseUseCase, type RemoveCourseInput } from '#domain/roster/use-cases/remove-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveCourseCommand extends Command<void> {
  constructor(
    readonly input: RemoveCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveCourseCommand)
export class RemoveCourseHandler implements ICommandHandler<RemoveCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveCourseUseCase,
  ) {}

  execute({ input, actor }: RemoveCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
