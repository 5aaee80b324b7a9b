import type { XEvent } from '../../core/events/events.ts';

/** The limit for command texts, in characters: ten thousand compiled packages take 30 million. */
const MOST_TEXT = 128 * 1024 * 1024;
/** The limit for the number of events, which have a size of their own; no build has this many. */
const MOST = 2 * MOST_TEXT;
const EVENT_SIZE = 64;

/**
 * Limits how much of the `-x` output is kept. Beyond the limit a command is kept without its text: the fact
 * that it ran shows that its package was rebuilt, and a package without a compile would count as cached.
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

  /** Whether something was dropped. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** The event to keep; null to drop it. */
  take(event: XEvent): XEvent | null {
    if (event.type === 'exec' || event.type === 'work') return event;
    const full = this.#size + sizeOf(event);
    const stored = full <= this.#mostText ? event : this.#size <= this.#most ? withoutText(event) : null;
    this.#isCut ||= stored !== event;
    this.#size = stored === event ? full : this.#size + EVENT_SIZE;
    return stored;
  }
}

function sizeOf(event: XEvent): number {
  if (event.type === 'command') return EVENT_SIZE + event.text.length;
  return event.type === 'importcfg' ? EVENT_SIZE * (1 + event.packages.length) : 0;
}

function withoutText(event: XEvent): XEvent | null {
  if (event.type !== 'command' || event.tool === 'other') return null;
  // Its text says which file it is about, and is short.
  return event.tool === 'buildid' ? event : { ...event, text: '' };
}
