import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RevokeDownloadGrantUseCase } from '#domain/academy/resources/use-cases/revoke-download-grant.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RevokeDownloadGrantCommand extends Command<void> {
  constructor(
    readonly input: Parameters<RevokeDownloadGrantUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RevokeDownloadGrantCommand)
export class RevokeDownloadGrantHandler implements ICommandHandler<RevokeDownloadGrantCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RevokeDownloadGrantUseCase,
  ) {}

  execute({ input, actor }: RevokeDownloadGrantCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
