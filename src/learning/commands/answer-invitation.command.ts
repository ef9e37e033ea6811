import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AnswerInvitationUseCase,
  type AnswerInvitationInput,
} from '#domain/learning/use-cases/answer-invitation.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AnswerInvitationCommand extends Command<void> {
  constructor(
    readonly input: AnswerInvitationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AnswerInvitationCommand)
export class AnswerInvitationHandler implements ICommandHandler<AnswerInvitationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AnswerInvitationUseCase,
  ) {}

  execute({ input, actor }: AnswerInvitationCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
