import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { AcceptInvitationUseCase } from '#domain/identity/use-cases/accept-invitation.use-case';
import { OpenInvitationUseCase } from '#domain/identity/use-cases/open-invitation.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Answers the id of the membership. */
export class AcceptInvitationCommand extends Command<string> {
  constructor(
    readonly token: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AcceptInvitationCommand)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly openInvitation: OpenInvitationUseCase,
    private readonly useCase: AcceptInvitationUseCase,
  ) {}

  execute({ token, actor: { personId } }: AcceptInvitationCommand) {
    return this.openInvitation
      .execute(token)
      .then(({ schoolId }) =>
        this.unitOfWork.run(systemActor(schoolId, personId), () =>
          this.useCase.execute({ token, personId: personId! }),
        ),
      );
  }
}
