import { Played } from './played.mjs';

/** @typedef {{ session: import('./session.mjs').Session, schoolId: string, itemId: string }} Of */

/** How often a player tells what it has played (ms). */
const BEAT_MS = 5_000;

/** Tells the server what is played of an item: every few seconds, when it stops, and when the page is left. */
export class Teller {
  #played = new Played();
  #video;
  #of;
  #counted;
  #beat;

  /**
   * @param {HTMLVideoElement} video
   * @param {Of} of
   * @param {() => void} counted something was counted
   */
  constructor(video, of, counted) {
    this.#video = video;
    this.#of = of;
    this.#counted = counted;
    this.#beat = setInterval(() => void this.#tell(), BEAT_MS);
    for (const what of ['playing', 'seeked', 'timeupdate']) video.addEventListener(what, () => this.#look());
    video.addEventListener('seeking', () => this.#played.interrupt());
    video.addEventListener('pause', () => this.#stop());
    video.addEventListener('ended', () => this.#stop());
    document.addEventListener('visibilitychange', this.#leave);
  }

  end() {
    clearInterval(this.#beat);
    document.removeEventListener('visibilitychange', this.#leave);
    void this.#tell(true);
  }

  #look() {
    const { paused, seeking } = this.#video;
    if (paused || seeking) this.#played.interrupt();
    else this.#played.here(this.#now());
  }

  #stop() {
    if (!this.#video.seeking) this.#played.here(this.#now());
    this.#played.interrupt();
    void this.#tell();
  }

  /** The browser sends it also when there is no page any more. */
  #leave = () => {
    if (document.visibilityState === 'hidden') void this.#tell(true);
  };

  async #tell(keepalive = false) {
    const { session, schoolId, itemId } = this.#of;
    const parts = this.#played.take();
    if (parts.length === 0) return;
    const body = { heartbeats: [{ itemId, parts, positionMs: this.#now() }] };
    try {
      await session.post(`/schools/${schoolId}/watching`, { body, keepalive });
      this.#counted();
    } catch {
      this.#played.add(parts); // told with the next
    }
  }

  #now() {
    return Math.round(this.#video.currentTime * 1000);
  }
}
