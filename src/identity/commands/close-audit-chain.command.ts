import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CloseAuditChainUseCase } from '#domain/identity/use-cases/close-audit-chain.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CloseAuditChainCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(CloseAuditChainCommand)
export class CloseAuditChainHandler implements ICommandHandler<CloseAuditChainCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CloseAuditChainUseCase,
  ) {}

  execute({ actor }: CloseAuditChainCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}
