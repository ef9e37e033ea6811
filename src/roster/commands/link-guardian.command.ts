import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LinkGuardianUseCase, type LinkGuardianInput } from '#domain/roster/use-cases/link-guardian.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class LinkGuardianCommand extends Command<{ id: string }> {
  constructor(
    readonly input: LinkGuardianInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(LinkGuardianCommand)
export class LinkGuardianHandler implements ICommandHandler<LinkGuardianCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: LinkGuardianUseCase,
  ) {}

  execute({ input, actor }: LinkGuardianCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
