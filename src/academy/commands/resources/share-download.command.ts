import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ShareDownloadUseCase } from '#domain/academy/resources/use-cases/share-download.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ShareDownloadCommand extends Command<{ id: string }> {
  constructor(
    readonly input: Parameters<ShareDownloadUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ShareDownloadCommand)
export class ShareDownloadHandler implements ICommandHandler<ShareDownloadCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ShareDownloadUseCase,
  ) {}

  execute({ input, actor }: ShareDownloadCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
