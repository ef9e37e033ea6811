import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/decorators.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { Unlimited } from '../limits/unlimited.js';
import { Health, type Readiness } from './health.js';

export class Liveness {
  status!: 'alive';
}

/** For orchestrators and load balancers. */
@Controller('health')
@Public()
@Unlimited()
export class HealthController {
  constructor(private readonly health: Health) {}

  /** Whether the process answers at all; if not, it should be started anew. */
  @Get('live')
  @Header('cache-control', 'no-store')
  getLiveness(): Liveness {
    return { status: 'alive' };
  }

  /** Whether the process should be sent requests: 503 while something that it needs is away, until all is there
   * that its start promises, and while it drains. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  @AlsoAnswers(HttpStatus.SERVICE_UNAVAILABLE)
  async getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness();
    const isWelcome = readiness.status === 'ready' || readiness.status === 'degraded';
    void reply.status(isWelcome ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }
}
