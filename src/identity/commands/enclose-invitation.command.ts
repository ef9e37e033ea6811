import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { InviteUseCase, type InviteInput } from '#domain/identity/use-cases/invite.use-case';

/** As part of the caller's own unit of work, so that who is noted as invited is invited. Answers the id. */
export class EncloseInvitationCommand extends Command<string> {
  constructor(
    readonly input: InviteInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EncloseInvitationCommand)
export class EncloseInvitationHandler implements ICommandHandler<EncloseInvitationCommand> {
  constructor(private readonly useCase: InviteUseCase) {}

  execute({ input, actor }: EncloseInvitationCommand) {
    return this.useCase.execute(input, actor);
  }
}
