import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { ChoosePasswordUseCase } from '#domain/identity/use-cases/choose-password.use-case';
import { OpenLinkUseCase } from '#domain/identity/use-cases/open-link.use-case';
import { ResetPasswordUseCase } from '#domain/identity/use-cases/reset-password.use-case';
import type { SignInRecord } from '#domain/identity/sign-in-directory';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ResetPasswordCommand extends Command<void> {
  constructor(
    readonly input: { readonly token: string; readonly password: string; readonly address: string },
  ) {
    super();
  }
}

@CommandHandler(ResetPasswordCommand)
export class ResetPasswordHandler implements ICommandHandler<ResetPasswordCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly openLink: OpenLinkUseCase,
    private readonly choosePassword: ChoosePasswordUseCase,
    private readonly useCase: ResetPasswordUseCase,
    @Inject(AttemptLimits) private readonly limits: AttemptLimits,
  ) {}

  execute({ input }: ResetPasswordCommand) {
    return this.openLink.execute(input.token).then((account) => this.reset(account, input));
  }

  private async reset(
    account: SignInRecord,
    { token, password, address }: ResetPasswordCommand['input'],
  ): Promise<void> {
    const passwordHash = await this.choosePassword.execute({ ...account, password });
    const owner = systemActor(null, account.personId);
    await this.unitOfWork.run(owner, () => this.useCase.execute({ token, passwordHash }));
    await this.limits.forgive({ ...account, address });
  }
}
