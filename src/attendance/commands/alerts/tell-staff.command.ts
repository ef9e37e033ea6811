import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TellStaffUseCase,
  type TellStaffInput,
} from '#domain/attendance/alerts/use-cases/tell-staff.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellStaffCommand extends Command<void> {
  constructor(
    readonly input: TellStaffInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TellStaffCommand)
export class TellStaffHandler implements ICommandHandler<TellStaffCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellStaffUseCase,
  ) {}

  execute({ input, actor }: TellStaffCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
