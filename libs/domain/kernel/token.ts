/**
 * Names a port at run time, where its interface no longer exists. A port is an interface and a token of one name:
 *
 *     export interface Clock { now(): Date }
 *     export const Clock = token<Clock>('Clock');
 *
 * The phantom function makes `Token<A>` and `Token<B>` incompatible, so a swapped dependency does not compile.
 */
export type Token<Port> = symbol & { readonly _port?: (port: Port) => Port };

export function token<Port>(name: string): Token<Port> {
  return Symbol(name);
}
