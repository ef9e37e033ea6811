import type { FactoryProvider } from '@nestjs/common';
import type { Token } from '#domain/kernel/token';

/** What names a dependency: the token of a port, or the class of another part of the domain, itself provided so. */
type Named<Dependency> = Token<Dependency> | (new (...args: never[]) => Dependency);

/**
 * Provides a use case, a plain class whose constructor takes an object of ports:
 *
 *     useCase(SubmitRegisterUseCase, { registers: RegisterRepository, clock: Clock })
 *
 * A dependency that is missing, unknown or of another port does not compile.
 */
export function useCase<Dependencies extends object>(
  type: new (dependencies: Dependencies) => object,
  tokens: { readonly [Name in keyof Dependencies]: Named<Dependencies[Name]> },
): FactoryProvider {
  const names = Object.keys(tokens) as (keyof Dependencies)[];
  return {
    provide: type,
    inject: names.map((name) => tokens[name]),
    useFactory: (...ports: unknown[]) =>
      new type(Object.fromEntries(names.map((name, i) => [name, ports[i]])) as Dependencies),
  };
}
