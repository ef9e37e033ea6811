import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { InviteStaffUseCase } from '#domain/roster/use-cases/invite-staff.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class InviteStaffCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(InviteStaffCommand)
export class InviteStaffHandler implements ICommandHandler<InviteStaffCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: InviteStaffUseCase,
  ) {}

  execute({ actor }: InviteStaffCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}
