import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RegradeQuestionUseCase,
  type RegradeQuestionInput,
} from '#domain/learning/use-cases/regrade-question.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RegradeQuestionCommand extends Command<{ changed: number; underWay: number }> {
  constructor(
    readonly input: RegradeQuestionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RegradeQuestionCommand)
export class RegradeQuestionHandler implements ICommandHandler<RegradeQuestionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RegradeQuestionUseCase,
  ) {}

  execute({ input, actor }: RegradeQuestionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
