import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TakeStatementsUseCase,
  type TakeStatementsInput,
} from '#domain/learning/xapi/use-cases/take-statements.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TakeStatementsCommand extends Command<string[]> {
  constructor(
    readonly input: TakeStatementsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TakeStatementsCommand)
export class TakeStatementsHandler implements ICommandHandler<TakeStatementsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TakeStatementsUseCase,
  ) {}

  execute({ input, actor }: TakeStatementsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
