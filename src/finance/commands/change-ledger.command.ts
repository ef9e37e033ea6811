import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeLedgerUseCase,
  type ChangeLedgerInput,
} from '#domain/finance/use-cases/change-ledger.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeLedgerCommand extends Command<void> {
  constructor(
    readonly input: ChangeLedgerInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeLedgerCommand)
export class ChangeLedgerHandler implements ICommandHandler<ChangeLedgerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeLedgerUseCase,
  ) {}

  execute({ input, actor }: ChangeLedgerCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
