import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetEnrolmentStateUseCase,
  type SetEnrolmentStateInput,
} from '#domain/learning/use-cases/set-enrolment-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetEnrolmentStateCommand extends Command<void> {
  constructor(
    readonly input: SetEnrolmentStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetEnrolmentStateCommand)
export class SetEnrolmentStateHandler implements ICommandHandler<SetEnrolmentStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetEnrolmentStateUseCase,
  ) {}

  execute({ input, actor }: SetEnrolmentStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
