import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AnswerShareUseCase, type AnswerShareInput } from '#domain/finance/use-cases/answer-share.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AnswerShareCommand extends Command<void> {
  constructor(
    readonly input: AnswerShareInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AnswerShareCommand)
export class AnswerShareHandler implements ICommandHandler<AnswerShareCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AnswerShareUseCase,
  ) {}

  execute({ input, actor }: AnswerShareCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
