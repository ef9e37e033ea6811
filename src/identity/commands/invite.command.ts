import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { InviteUseCase, type InviteInput } from '#domain/identity/use-cases/invite.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class InviteCommand extends Command<string> {
  constructor(
    readonly input: InviteInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(InviteCommand)
export class InviteHandler implements ICommandHandler<InviteCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: InviteUseCase,
  ) {}

  execute({ input, actor }: InviteCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
