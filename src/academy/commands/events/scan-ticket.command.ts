import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ScanTicketUseCase,
  type ScanOutcome,
  type ScanTicketInput,
} from '#domain/academy/events/use-cases/scan-ticket.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ScanTicketCommand extends Command<ScanOutcome> {
  constructor(
    readonly input: ScanTicketInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ScanTicketCommand)
export class ScanTicketHandler implements ICommandHandler<ScanTicketCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ScanTicketUseCase,
  ) {}

  execute({ input, actor }: ScanTicketCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
