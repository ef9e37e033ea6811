import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  StoreStatementsUseCase,
  type StoreStatementsInput,
} from '#domain/learning/xapi/use-cases/store-statements.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class StoreStatementsCommand extends Command<string[]> {
  constructor(
    readonly input: StoreStatementsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(StoreStatementsCommand)
export class StoreStatementsHandler implements ICommandHandler<StoreStatementsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: StoreStatementsUseCase,
  ) {}

  execute({ input, actor }: StoreStatementsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
