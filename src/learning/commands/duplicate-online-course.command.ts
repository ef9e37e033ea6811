import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  DuplicateCourseUseCase,
  type DuplicateCourseInput,
} from '#domain/learning/use-cases/duplicate-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DuplicateOnlineCourseCommand extends Command<{ id: string }> {
  constructor(
    readonly input: DuplicateCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DuplicateOnlineCourseCommand)
export class DuplicateOnlineCourseHandler implements ICommandHandler<DuplicateOnlineCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DuplicateCourseUseCase,
  ) {}

  execute({ input, actor }: DuplicateOnlineCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
