import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MarkAnswerUseCase, type MarkAnswerInput } from '#domain/learning/use-cases/mark-answer.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class MarkAnswerCommand extends Command<void> {
  constructor(
    readonly input: MarkAnswerInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(MarkAnswerCommand)
export class MarkAnswerHandler implements ICommandHandler<MarkAnswerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: MarkAnswerUseCase,
  ) {}

  execute({ input, actor }: MarkAnswerCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
