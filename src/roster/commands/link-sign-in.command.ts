import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LinkSignInUseCase, type LinkSignInInput } from '#domain/roster/use-cases/link-sign-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class LinkSignInCommand extends Command<void> {
  constructor(
    readonly input: LinkSignInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(LinkSignInCommand)
export class LinkSignInHandler implements ICommandHandler<LinkSignInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: LinkSignInUseCase,
  ) {}

  execute({ input, actor }: LinkSignInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
