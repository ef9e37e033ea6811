import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import type { InvitationRecord } from '#domain/identity/invitation-directory';
import { ChoosePasswordUseCase } from '#domain/identity/use-cases/choose-password.use-case';
import {
  JoinByInvitationUseCase,
  type JoinByInvitationInput,
} from '#domain/identity/use-cases/join-by-invitation.use-case';
import { OpenInvitationUseCase } from '#domain/identity/use-cases/open-invitation.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

type Input = Omit<JoinByInvitationInput, 'personId' | 'passwordHash'> & { readonly password: string };

/** Answers the id of the new person. */
export class JoinByInvitationCommand extends Command<string> {
  constructor(readonly input: Input) {
    super();
  }
}

@CommandHandler(JoinByInvitationCommand)
export class JoinByInvitationHandler implements ICommandHandler<JoinByInvitationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly openInvitation: OpenInvitationUseCase,
    private readonly choosePassword: ChoosePasswordUseCase,
    private readonly useCase: JoinByInvitationUseCase,
  ) {}

  execute({ input }: JoinByInvitationCommand) {
    return this.openInvitation.execute(input.token).then((invitation) => this.join(invitation, input));
  }

  private async join({ schoolId, email }: InvitationRecord, input: Input): Promise<string> {
    const personId = newId();
    const passwordHash = await this.choosePassword.execute({ ...input, email });
    return this.unitOfWork.run(systemActor(schoolId, personId), () =>
      this.useCase.execute({ ...input, personId, passwordHash }),
    );
  }
}
