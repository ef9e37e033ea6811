import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateCourseUseCase,
  type CreateCourseInput,
} from '#domain/learning/use-cases/create-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateOnlineCourseCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateOnlineCourseCommand)
export class CreateOnlineCourseHandler implements ICommandHandler<CreateOnlineCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateCourseUseCase,
  ) {}

  execute({ input, actor }: CreateOnlineCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
