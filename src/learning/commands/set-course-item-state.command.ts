import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetItemStateUseCase,
  type SetItemStateInput,
} from '#domain/learning/use-cases/set-item-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetCourseItemStateCommand extends Command<void> {
  constructor(
    readonly input: SetItemStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetCourseItemStateCommand)
export class SetCourseItemStateHandler implements ICommandHandler<SetCourseItemStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetItemStateUseCase,
  ) {}

  execute({ input, actor }: SetCourseItemStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
