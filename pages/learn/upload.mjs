/** @typedef {import('./session.mjs').Session} Session */

const TUS = { 'tus-resumable': '1.0.0' };
/** Sent at a time: so much is sent again at worst, and so finely its progress is told. */
const PIECE = 1024 * 1024;
/** How often in a row it may fail before it is given up. */
const PATIENCE = 5;
/** What passes: it has come too slowly, another request still writes, too many have come, the offset was another one. */
const PASSES = [408, 409, 423, 429];

/** One file on its way to the server by tus 1.0: when the connection breaks, it goes on where it was. */
export class Upload {
  #session;
  #home;
  #file;
  #wait;
  /** Nothing: it has not begun. @type {string | undefined} */
  #path;
  #ended = false;

  /**
   * @param {Pick<Session, 'send'>} session
   * @param {string} schoolId
   * @param {File} file
   * @param {(ms: number) => Promise<unknown>} [wait]
   */
  constructor(session, schoolId, file, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))) {
    this.#session = session;
    this.#home = `/schools/${schoolId}/uploads`;
    this.#file = file;
    this.#wait = wait;
  }

  /**
   * Sends all of it, and answers the id of the upload.
   * @param {(percent: number) => void} told
   * @throws {Refused} what the server does not take
   */
  async run(told) {
    const path = await this.#begin();
    if (this.#ended) await this.end();
    let failures = 0;
    for (let offset = 0; offset < this.#file.size && !this.#ended;) {
      const answer = await this.#piece(path, offset);
      failures = answer ? 0 : failures + 1;
      offset = answer ? offsetIn(answer) : await this.#found(path, offset, failures);
      told(Math.floor((offset * 100) / this.#file.size));
    }
    told(100);
    return /** @type {string} */ (path.split('/').at(-1));
  }

  /** It is not wanted any more; what has come of it is removed. */
  async end() {
    this.#ended = true;
    if (this.#path) await this.#session.send('DELETE', this.#path, { headers: TUS });
  }

  async #begin() {
    const headers = {
      ...TUS,
      'upload-length': `${this.#file.size}`,
      'upload-metadata': `filename ${base64(this.#file.name)}`,
    };
    const { headers: said } = await this.#session.send('POST', this.#home, { headers });
    this.#path = `${this.#home}/${said.get('location')?.split('/').at(-1)}`;
    return this.#path;
  }

  /**
   * @param {string} path
   * @param {number} offset
   * @returns {Promise<Response | null>} null: it has not arrived, and may later
   */
  async #piece(path, offset) {
    const headers = {
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': `${offset}`,
    };
    const body = this.#file.slice(offset, offset + PIECE);
    return this.#session.send('PATCH', path, { headers, body }).catch(ifItPasses);
  }

  /**
   * Where it stands, after a while.
   * @param {string} path
   * @param {number} offset as far as is known
   * @param {number} failures in a row
   */
  async #found(path, offset, failures) {
    if (failures > PATIENCE) throw new Error(`${this.#file.name} does not arrive. Is there a connection?`);
    await this.#wait(500 * 2 ** failures);
    const answer = await this.#session.send('HEAD', path, { headers: TUS }).catch(ifItPasses);
    return answer ? offsetIn(answer) : offset;
  }
}

/** @param {Response} answer */
function offsetIn({ headers }) {
  return Number(headers.get('upload-offset'));
}

/**
 * @param {unknown} error
 * @returns {null}
 */
function ifItPasses(error) {
  const { status = 0 } = /** @type {{ status?: number }} */ (error);
  if (status > 0 && status < 500 && !PASSES.includes(status)) throw error;
  return null;
}

/** @param {string} name */
function base64(name) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(name)));
}
