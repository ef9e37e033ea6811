import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ShareLedgerUseCase, type ShareLedgerInput } from '#domain/finance/use-cases/share-ledger.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ShareLedgerCommand extends Command<{ id: string }> {
  constructor(
    readonly input: ShareLedgerInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ShareLedgerCommand)
export class ShareLedgerHandler implements ICommandHandler<ShareLedgerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ShareLedgerUseCase,
  ) {}

  execute({ input, actor }: ShareLedgerCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
