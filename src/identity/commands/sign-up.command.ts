import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import type { Particulars } from '#domain/identity/person.words';
import {
  AdmitStrangerUseCase,
  type AdmitStrangerInput,
} from '#domain/identity/use-cases/admit-stranger.use-case';
import {
  ChoosePasswordUseCase,
  type ChoosePasswordInput,
} from '#domain/identity/use-cases/choose-password.use-case';
import { LeaveRequestUseCase } from '#domain/identity/use-cases/leave-request.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

type Input = AdmitStrangerInput & ChoosePasswordInput & Required<Particulars>;

export class SignUpCommand extends Command<void> {
  constructor(readonly input: Input) {
    super();
  }
}

@CommandHandler(SignUpCommand)
export class SignUpHandler implements ICommandHandler<SignUpCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly admitStranger: AdmitStrangerUseCase,
    private readonly choosePassword: ChoosePasswordUseCase,
    private readonly leaveRequest: LeaveRequestUseCase,
  ) {}

  execute({ input }: SignUpCommand) {
    return Promise.all([this.choosePassword.execute(input), this.admitStranger.execute(input)]).then(
      ([passwordHash]) => this.leave(input, passwordHash),
    );
  }

  private leave({ email, displayName, locale, timeZone }: Input, passwordHash: string): Promise<void> {
    const request = { what: 'sign_up', email, displayName, locale, timeZone, passwordHash } as const;
    return this.unitOfWork.run(anonymous, () => this.leaveRequest.execute(request));
  }
}
