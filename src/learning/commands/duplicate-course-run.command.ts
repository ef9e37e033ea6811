import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  DuplicateRunUseCase,
  type DuplicateRunInput,
} from '#domain/learning/use-cases/duplicate-run.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DuplicateCourseRunCommand extends Command<{ id: string }> {
  constructor(
    readonly input: DuplicateRunInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DuplicateCourseRunCommand)
export class DuplicateCourseRunHandler implements ICommandHandler<DuplicateCourseRunCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DuplicateRunUseCase,
  ) {}

  execute({ input, actor }: DuplicateCourseRunCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
