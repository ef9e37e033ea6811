import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RetireCodeUseCase, type RetireCodeInput } from '#domain/attendance/use-cases/retire-code.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RetireCodeCommand extends Command<void> {
  constructor(
    readonly input: RetireCodeInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RetireCodeCommand)
export class RetireCodeHandler implements ICommandHandler<RetireCodeCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RetireCodeUseCase,
  ) {}

  execute({ input, actor }: RetireCodeCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
