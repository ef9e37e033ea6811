import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ReceiveLocalPackageUseCase,
  type ReceiveLocalPackageInput,
} from '#domain/roster/use-cases/receive-local-package.use-case';
import type { ReceivedPackage } from '#domain/roster/use-cases/receive-roster-package.use-case';

export class ReceiveLocalPackageCommand extends Command<ReceivedPackage> {
  constructor(readonly input: ReceiveLocalPackageInput) {
    super();
  }
}

/** No unit of work: a transaction does not wait for a file. */
@CommandHandler(ReceiveLocalPackageCommand)
export class ReceiveLocalPackageHandler implements ICommandHandler<ReceiveLocalPackageCommand> {
  constructor(private readonly useCase: ReceiveLocalPackageUseCase) {}

  execute({ input }: ReceiveLocalPackageCommand) {
    return this.useCase.execute(input);
  }
}
