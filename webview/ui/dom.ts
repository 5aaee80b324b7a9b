/** Only text and attributes: nothing from a trace ever becomes markup. */
export type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An HTML element with attributes and children; `false`, `null` and `undefined` are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) if (child) parent.append(child);
}

/** Removes empty children, for `replaceChildren`. */
export function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => !!child);
}

/** Lets the page respond before it continues, so that no task is noticeable. */
export function pause(): Promise<void> {
  // A message instead of a timer, because nested timers wait four milliseconds each.
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Runs `task` at the next frame, however often it was requested. */
export function onNextFrame(task: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      task();
    });
  };
}

/** A button with our own style, where the toolkit's is too heavy (chips, links in sentences). */
export function plainButton(className: string, onClick: () => void, ...children: readonly Child[]) {
  const button = h('button', { type: 'button', class: className }, ...children);
  button.addEventListener('click', onClick);
  return button;
}
