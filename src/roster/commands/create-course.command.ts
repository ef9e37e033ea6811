import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateCourseUseCase, type CreateCourseInput } from '#domain/roster/use-cases/create-course.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateCourseCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateCourseInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateCourseCommand)
export class CreateCourseHandler implements ICommandHandler<CreateCourseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateCourseUseCase,
  ) {}

  execute({ input, actor }: CreateCourseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
