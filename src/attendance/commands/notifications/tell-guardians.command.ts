import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TellGuardiansUseCase,
  type TellGuardiansInput,
} from '#domain/attendance/notifications/use-cases/tell-guardians.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellGuardiansCommand extends Command<void> {
  constructor(
    readonly input: TellGuardiansInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TellGuardiansCommand)
export class TellGuardiansHandler implements ICommandHandler<TellGuardiansCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellGuardiansUseCase,
  ) {}

  execute({ input, actor }: TellGuardiansCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
