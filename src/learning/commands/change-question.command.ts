import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeQuestionUseCase,
  type ChangeQuestionInput,
} from '#domain/learning/use-cases/change-question.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeQuestionCommand extends Command<void> {
  constructor(
    readonly input: ChangeQuestionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeQuestionCommand)
export class ChangeQuestionHandler implements ICommandHandler<ChangeQuestionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeQuestionUseCase,
  ) {}

  execute({ input, actor }: ChangeQuestionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
