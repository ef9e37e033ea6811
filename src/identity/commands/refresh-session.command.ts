import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { RefreshTokenReused } from '#domain/identity/session.errors';
import type { SessionTokens } from '#domain/identity/token-issuer';
import { FindSessionOwnerUseCase } from '#domain/identity/use-cases/find-session-owner.use-case';
import {
  RefreshSessionUseCase,
  type RefreshSessionInput,
} from '#domain/identity/use-cases/refresh-session.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RefreshSessionCommand extends Command<SessionTokens> {
  constructor(readonly input: RefreshSessionInput) {
    super();
  }
}

@CommandHandler(RefreshSessionCommand)
export class RefreshSessionHandler implements ICommandHandler<RefreshSessionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findOwner: FindSessionOwnerUseCase,
    private readonly refresh: RefreshSessionUseCase,
  ) {}

  execute({ input }: RefreshSessionCommand) {
    return this.findOwner
      .execute(input)
      .then((owner) => this.unitOfWork.run(systemActor(null, owner), () => this.refresh.execute(input)))
      .then(granted);
  }
}

/** The revocation is committed by now; only then the caller is refused. */
function granted(answer: SessionTokens | RefreshTokenReused): SessionTokens {
  if (answer instanceof RefreshTokenReused) throw answer;
  return answer;
}
