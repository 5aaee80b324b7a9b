import type { XEvent } from '../../core/events/events.ts';

/** Characters of commands: ten thousand packages, each compiled, take 30 million. */
const MOST_TEXT = 128 * 1024 * 1024;
/** Beyond it an event still has its own weight; no build has so many. */
const MOST = 2 * MOST_TEXT;
const EVENT_SIZE = 64;

/**
 * Of what `-x` says so much is kept. Beyond that a command is kept without its words: that it ran tells that
 * its package was rebuilt, and a package that nobody saw being compiled would be taken for one from the cache.
 */
export class BoundedEvents {
  readonly #mostText: number;
  readonly #most: number;
  #size = 0;
  #isCut = false;

  constructor(mostText = MOST_TEXT, most = MOST) {
    this.#mostText = mostText;
    this.#most = most;
  }

  /** Not everything was kept. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** The event as it is kept; null when it is not. */
  take(event: XEvent): XEvent | null {
    if (event.type === 'exec' || event.type === 'work') return event;
    const full = this.#size + sizeOf(event);
    const kept = full <= this.#mostText ? event : this.#size <= this.#most ? withoutWords(event) : null;
    this.#isCut ||= kept !== event;
    this.#size = kept === event ? full : this.#size + EVENT_SIZE;
    return kept;
  }
}

function sizeOf(event: XEvent): number {
  if (event.type === 'command') return EVENT_SIZE + event.text.length;
  return event.type === 'importcfg' ? EVENT_SIZE * (1 + event.packages.length) : 0;
}

function withoutWords(event: XEvent): XEvent | null {
  if (event.type !== 'command' || event.tool === 'other') return null;
  // Its words say which file it is about, and are few.
  return event.tool === 'buildid' ? event : { ...event, text: '' };
}
