import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeCourseUseCase,
  type ChangeCourseInput,
} from '#domain/learning/use-cases/change-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeOnlineCourseCommand extends Command<void> {
  constructor(
    readonly input: ChangeCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeOnlineCourseCommand)
export class ChangeOnlineCourseHandler implements ICommandHandler<ChangeOnlineCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeCourseUseCase,
  ) {}

  execute({ input, actor }: ChangeOnlineCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
