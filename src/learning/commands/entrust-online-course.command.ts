import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EntrustCourseUseCase,
  type EntrustCourseInput,
} from '#domain/learning/use-cases/entrust-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EntrustOnlineCourseCommand extends Command<void> {
  constructor(
    readonly input: EntrustCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EntrustOnlineCourseCommand)
export class EntrustOnlineCourseHandler implements ICommandHandler<EntrustOnlineCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EntrustCourseUseCase,
  ) {}

  execute({ input, actor }: EntrustOnlineCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
