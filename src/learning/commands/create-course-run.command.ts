import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateRunUseCase, type CreateRunInput } from '#domain/learning/use-cases/create-run.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateCourseRunCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateRunInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateCourseRunCommand)
export class CreateCourseRunHandler implements ICommandHandler<CreateCourseRunCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateRunUseCase,
  ) {}

  execute({ input, actor }: CreateCourseRunCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
