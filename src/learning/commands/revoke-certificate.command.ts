import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RevokeCertificateUseCase,
  type RevokeCertificateInput,
} from '#domain/learning/use-cases/revoke-certificate.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RevokeCertificateCommand extends Command<void> {
  constructor(
    readonly input: RevokeCertificateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RevokeCertificateCommand)
export class RevokeCertificateHandler implements ICommandHandler<RevokeCertificateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RevokeCertificateUseCase,
  ) {}

  execute({ input, actor }: RevokeCertificateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
