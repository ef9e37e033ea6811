import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SetRunStateUseCase, type SetRunStateInput } from '#domain/learning/use-cases/set-run-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetCourseRunStateCommand extends Command<void> {
  constructor(
    readonly input: SetRunStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetCourseRunStateCommand)
export class SetCourseRunStateHandler implements ICommandHandler<SetCourseRunStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetRunStateUseCase,
  ) {}

  execute({ input, actor }: SetCourseRunStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
