import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { BeginDownloadUseCase } from '#domain/academy/resources/use-cases/begin-download.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class BeginDownloadCommand extends Command<void> {
  constructor(
    readonly input: Parameters<BeginDownloadUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(BeginDownloadCommand)
export class BeginDownloadHandler implements ICommandHandler<BeginDownloadCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: BeginDownloadUseCase,
  ) {}

  execute({ input, actor }: BeginDownloadCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
