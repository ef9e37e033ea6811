import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetCourseStateUseCase,
  type SetCourseStateInput,
} from '#domain/learning/use-cases/set-course-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetOnlineCourseStateCommand extends Command<void> {
  constructor(
    readonly input: SetCourseStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetOnlineCourseStateCommand)
export class SetOnlineCourseStateHandler implements ICommandHandler<SetOnlineCourseStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetCourseStateUseCase,
  ) {}

  execute({ input, actor }: SetOnlineCourseStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
