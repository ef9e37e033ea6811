import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeGuardianLinkUseCase,
  type ChangeGuardianLinkInput,
} from '#domain/roster/use-cases/change-guardian-link.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeGuardianLinkCommand extends Command<void> {
  constructor(
    readonly input: ChangeGuardianLinkInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeGuardianLinkCommand)
export class ChangeGuardianLinkHandler implements ICommandHandler<ChangeGuardianLinkCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeGuardianLinkUseCase,
  ) {}

  execute({ input, actor }: ChangeGuardianLinkCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
