import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RevokeApiKeyUseCase,
  type RevokeApiKeyInput,
} from '#domain/identity/use-cases/revoke-api-key.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RevokeApiKeyCommand extends Command<void> {
  constructor(
    readonly input: RevokeApiKeyInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RevokeApiKeyCommand)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKeyCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RevokeApiKeyUseCase,
  ) {}

  execute({ input, actor }: RevokeApiKeyCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
