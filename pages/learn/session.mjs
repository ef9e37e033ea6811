/** What the API refused, in its words. */
export class Refused extends Error {
  /** @param {{ detail?: string, title?: string, code?: string, status?: number, facts?: import('./types.d.ts').Facts }} problem */
  constructor(problem) {
    super(
      problem.detail ??
        problem.title ??
        'The server could not be reached. Look whether you are online, and try again.',
    );
    this.code = problem.code ?? '';
    this.status = problem.status ?? 0;
    this.facts = problem.facts ?? {};
  }
}

/** @typedef {{ accessToken: string, refreshToken: string, expiresAt: string }} Tokens */

/** Asked for anew when so much of its time is left (ms). */
const MARGIN = 60_000;

/** A sign-in. Its tokens are in memory alone: whoever closes or reloads the page is signed out of it. */
export class Session {
  /** @type {Promise<void> | undefined} */
  #renewing;
  #tokens;

  /** @param {Tokens} tokens */
  constructor(tokens) {
    this.#tokens = tokens;
  }

  /**
   * @param {{ email: string, password: string, secondFactorCode?: string }} credentials
   * @returns {Promise<Session>}
   */
  static async signIn(credentials) {
    return new Session(await ask('/sessions', { method: 'POST', body: credentials }));
  }

  /** An access token that is good for a while. */
  async token() {
    if (Date.parse(this.#tokens.expiresAt) - Date.now() < MARGIN)
      await (this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined)));
    return this.#tokens.accessToken;
  }

  async #renew() {
    const { refreshToken } = this.#tokens;
    this.#tokens = await ask('/sessions/refresh', { method: 'POST', body: { refreshToken } });
  }

  /**
   * @template T
   * @param {string} path
   * @returns {Promise<T>}
   */
  async get(path) {
    return ask(path, { token: await this.token() });
  }

  /**
   * @template T
   * @param {string} path
   * @param {{ body?: object, keepalive?: boolean }} [more] keepalive: also when the page is left
   * @returns {Promise<T>}
   */
  async post(path, more = {}) {
    return ask(path, { method: 'POST', token: await this.token(), ...more });
  }

  /**
   * @template T
   * @param {string} path
   * @param {{ body: object, keepalive?: boolean }} more
   * @returns {Promise<T>}
   */
  async put(path, more) {
    return ask(path, { method: 'PUT', token: await this.token(), ...more });
  }

  /**
   * Sends what is no JSON, and answers with what the headers say.
   * @param {string} method
   * @param {string} path
   * @param {{ headers: Record<string, string>, body?: Blob }} how
   * @throws {Refused}
   */
  async send(method, path, { headers, body }) {
    const authorization = `Bearer ${await this.token()}`;
    const init = { method, headers: { ...headers, authorization }, ...(body && { body }) };
    const answer = await reached(path, init);
    if (!answer.ok) throw refused(answer, await answer.text());
    return answer;
  }

  /** Ends the session at the server. */
  async signOut() {
    await ask('/sessions/current', { method: 'DELETE', token: this.#tokens.accessToken });
  }
}

/**
 * @param {string} path
 * @param {{ method?: string, token?: string, body?: object, keepalive?: boolean }} how
 * @throws {Refused}
 */
async function ask(path, { method = 'GET', token, body, keepalive = false }) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
  };
  const init = { method, headers, keepalive, ...(body && { body: JSON.stringify(body) }) };
  const answer = await reached(path, init);
  const text = await answer.text();
  if (!answer.ok) throw refused(answer, text);
  return text === '' ? null : JSON.parse(text);
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
function reached(path, init) {
  return fetch(`/api/v1${path}`, init).catch(() => {
    throw new Refused({});
  });
}

/**
 * @param {Response} answer
 * @param {string} text
 */
function refused({ status, headers }, text) {
  const told = headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return new Refused({ status, ...told });
}
