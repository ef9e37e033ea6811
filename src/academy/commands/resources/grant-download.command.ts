import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { GrantDownloadUseCase } from '#domain/academy/resources/use-cases/grant-download.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class GrantDownloadCommand extends Command<{ id: string }> {
  constructor(
    readonly input: Parameters<GrantDownloadUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(GrantDownloadCommand)
export class GrantDownloadHandler implements ICommandHandler<GrantDownloadCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: GrantDownloadUseCase,
  ) {}

  execute({ input, actor }: GrantDownloadCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
