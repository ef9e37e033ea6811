import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetQuestionStateUseCase,
  type SetQuestionStateInput,
} from '#domain/learning/use-cases/set-question-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetQuestionStateCommand extends Command<void> {
  constructor(
    readonly input: SetQuestionStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetQuestionStateCommand)
export class SetQuestionStateHandler implements ICommandHandler<SetQuestionStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetQuestionStateUseCase,
  ) {}

  execute({ input, actor }: SetQuestionStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
