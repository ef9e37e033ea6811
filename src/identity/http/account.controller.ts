import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Public } from '#platform/auth/decorators';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { RequestEmailVerificationCommand } from '../commands/request-email-verification.command.js';
import { RequestPasswordResetCommand } from '../commands/request-password-reset.command.js';
import { ResetPasswordCommand } from '../commands/reset-password.command.js';
import { SignUpCommand } from '../commands/sign-up.command.js';
import { VerifyEmailCommand } from '../commands/verify-email.command.js';
import { EmailDto, LinkWithPasswordDto, SignUpDto } from './account.dto.js';

/** Accounts, before anybody is signed in. No answer here tells whether an address has an account. */
@Controller()
@Public()
@CredentialRoute()
export class AccountController {
  constructor(private readonly commands: CommandBus) {}

  /** Signs up. What comes next is in the mail: a link to confirm the address or, where there is an account, a hint. */
  @Post('accounts')
  @HttpCode(202)
  async signUp(@Body() body: SignUpDto, @Caller() { address }: CallerOrigin): Promise<void> {
    await this.commands.execute(new SignUpCommand({ ...body, address }));
  }

  /** Mails a new link to confirm the address, if an account waits for that. */
  @Post('email-verifications')
  @HttpCode(202)
  async requestEmailVerification(@Body() body: EmailDto, @Caller() { address }: CallerOrigin): Promise<void> {
    await this.commands.execute(new RequestEmailVerificationCommand({ ...body, address }));
  }

  /** Confirms the address by the mailed token, and by the password that was chosen at sign-up. */
  @Post('email-verifications/confirm')
  @HttpCode(204)
  async confirmEmail(@Body() body: LinkWithPasswordDto, @Caller() { address }: CallerOrigin): Promise<void> {
    await this.commands.execute(new VerifyEmailCommand({ ...body, address }));
  }

  /** Mails a link to set a new password, if there is an account. */
  @Post('password-resets')
  @HttpCode(202)
  async requestPasswordReset(@Body() body: EmailDto, @Caller() { address }: CallerOrigin): Promise<void> {
    await this.commands.execute(new RequestPasswordResetCommand({ ...body, address }));
  }

  /** Sets a new password by the mailed token, and ends every session. */
  @Post('password-resets/confirm')
  @HttpCode(204)
  async resetPassword(@Body() body: LinkWithPasswordDto, @Caller() { address }: CallerOrigin): Promise<void> {
    await this.commands.execute(new ResetPasswordCommand({ ...body, address }));
  }
}
