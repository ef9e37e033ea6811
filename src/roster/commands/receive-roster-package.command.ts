import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ReceiveRosterPackageUseCase,
  type ReceivedPackage,
  type ReceiveRosterPackageInput,
} from '#domain/roster/use-cases/receive-roster-package.use-case';

export class ReceiveRosterPackageCommand extends Command<ReceivedPackage> {
  constructor(readonly input: ReceiveRosterPackageInput) {
    super();
  }
}

/** No unit of work: a transaction does not wait for an upload. */
@CommandHandler(ReceiveRosterPackageCommand)
export class ReceiveRosterPackageHandler implements ICommandHandler<ReceiveRosterPackageCommand> {
  constructor(private readonly useCase: ReceiveRosterPackageUseCase) {}

  execute({ input }: ReceiveRosterPackageCommand) {
    return this.useCase.execute(input);
  }
}
