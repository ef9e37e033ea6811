import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { BeginLedgerUseCase, type BeginLedgerInput } from '#domain/finance/use-cases/begin-ledger.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class BeginLedgerCommand extends Command<{ id: string }> {
  constructor(
    readonly input: BeginLedgerInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(BeginLedgerCommand)
export class BeginLedgerHandler implements ICommandHandler<BeginLedgerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: BeginLedgerUseCase,
  ) {}

  execute({ input, actor }: BeginLedgerCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
