import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  DecideMarkProposalsUseCase,
  type DecideMarkProposalsInput,
} from '#domain/attendance/use-cases/decide-mark-proposals.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DecideMarkProposalsCommand extends Command<void> {
  constructor(
    readonly input: DecideMarkProposalsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DecideMarkProposalsCommand)
export class DecideMarkProposalsHandler implements ICommandHandler<DecideMarkProposalsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DecideMarkProposalsUseCase,
  ) {}

  execute({ input, actor }: DecideMarkProposalsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
