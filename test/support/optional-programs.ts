import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface OptionalProgram {
  readonly program: string;
  readonly debianPackage: string;
  /** The variable that names a running one instead. */
  readonly insteadOf?: string | undefined;
}

/** What npm does not bring. The suites that need it are told by their name: `cache.redis.spec.ts`. */
const PROGRAMS = {
  redis: { program: 'redis-server', debianPackage: 'redis-server', insteadOf: 'TEST_REDIS_URL' },
  nginx: { program: 'nginx', debianPackage: 'nginx' },
  browser: { program: 'chromium', debianPackage: 'chromium' },
  promtool: { program: 'promtool', debianPackage: 'prometheus' },
  xmllint: { program: 'xmllint', debianPackage: 'libxml2-utils' },
  ffmpeg: { program: 'ffmpeg', debianPackage: 'ffmpeg' },
  compose: { program: 'docker-compose', debianPackage: 'docker-compose' },
} satisfies Record<string, OptionalProgram>;

/** A cluster has both, and each of its suites is told by another word: `scale-out.cluster.spec.ts`. */
const SUITES: Readonly<Record<string, readonly OptionalProgram[]>> = {
  ...Object.fromEntries(Object.entries(PROGRAMS).map(([word, program]) => [word, [program]])),
  mtail: [PROGRAMS.nginx, { program: 'mtail', debianPackage: 'mtail' }],
  cluster: [PROGRAMS.nginx, { ...PROGRAMS.redis, insteadOf: undefined }],
};

export interface Missing {
  readonly reason: string;
  /** The suites that cannot run without it. */
  readonly specs: RegExp;
}

export function missingPrograms(): Missing[] {
  return Object.entries(SUITES).flatMap(([word, programs]) => {
    const reason = programs.map(whyMissing).find((missing) => missing !== undefined);
    return reason ? [{ reason, specs: new RegExp(`\\.${word}\\.spec\\.ts$`) }] : [];
  });
}

export function whyRedisIsMissing(): string | undefined {
  return whyMissing(PROGRAMS.redis);
}

/** @returns the path of the program. Debian keeps servers where the PATH of an ordinary user does not lead. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function whyMissing({ program, debianPackage, insteadOf }: OptionalProgram): string | undefined {
  if ((insteadOf && process.env[insteadOf]) || findProgram(program)) return undefined;
  const hint = `install it (Debian: apt-get install ${debianPackage})`;
  return `${program} is not on PATH; ${hint}${insteadOf ? ` or set ${insteadOf}` : ''}`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
