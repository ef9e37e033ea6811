import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OpenSiteUseCase, type OpenSiteInput } from '#domain/academy/content/use-cases/open-site.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OpenSiteCommand extends Command<void> {
  constructor(
    readonly input: OpenSiteInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OpenSiteCommand)
export class OpenSiteHandler implements ICommandHandler<OpenSiteCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OpenSiteUseCase,
  ) {}

  execute({ input, actor }: OpenSiteCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
