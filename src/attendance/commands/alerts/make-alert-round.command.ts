import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MakeAlertRoundUseCase } from '#domain/attendance/alerts/use-cases/make-alert-round.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class MakeAlertRoundCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(MakeAlertRoundCommand)
export class MakeAlertRoundHandler implements ICommandHandler<MakeAlertRoundCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: MakeAlertRoundUseCase,
  ) {}

  execute({ actor }: MakeAlertRoundCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}
