import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  UnlinkGuardianUseCase,
  type UnlinkGuardianInput,
} from '#domain/roster/use-cases/unlink-guardian.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class UnlinkGuardianCommand extends Command<void> {
  constructor(
    readonly input: UnlinkGuardianInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(UnlinkGuardianCommand)
export class UnlinkGuardianHandler implements ICommandHandler<UnlinkGuardianCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: UnlinkGuardianUseCase,
  ) {}

  execute({ input, actor }: UnlinkGuardianCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
