import type { Frame, Page } from 'playwright-core';

/** What is visibly wrong with a page, as sentences; empty if nothing is. Runs inside the page. */
export function visualFaults(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const width = document.documentElement.clientWidth;
    const height = document.documentElement.clientHeight;

    if ((document.scrollingElement?.scrollWidth ?? 0) > width) faults.push('the page scrolls sideways');
    checkTexts();
    checkBoxes();
    checkRoot();
    checkSvgContrast();
    return faults;

    function short(text: string): string {
      return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
    }

    function isShown(element: Element): boolean {
      return (
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.closest('.offscreen, .stand-in, title, [hidden], canvas') === null
      );
    }

    /** The part of a rectangle that no ancestor cuts away. */
    function clipped(rect: DOMRect, element: Element): DOMRect {
      let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (at instanceof SVGElement && at.tagName !== 'svg') continue;
        if (getComputedStyle(at).overflow === 'visible') continue;
        const box = at.getBoundingClientRect();
        left = Math.max(left, box.left);
        top = Math.max(top, box.top);
        right = Math.min(right, box.right);
        bottom = Math.min(bottom, box.bottom);
      }
      return new DOMRect(
        left,
        top,
        Math.max(0, Math.min(right, width) - left),
        Math.max(0, Math.min(bottom, height) - top),
      );
    }

    function checkTexts(): void {
      const texts: { text: string; rect: DOMRect; element: Element }[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (!element || text === '' || /^(script|style)$/i.test(element.tagName) || !isShown(element))
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
          const seen = clipped(rect, element);
          if (seen.width < 2 || seen.height < 4) continue;
          texts.push({ text, rect: seen, element });
        }
        checkSize(element, text);
        checkCut(element, text);
      }
      texts.forEach((a, index) => {
        for (const b of texts.slice(index + 1)) {
          if (
            a.element === b.element ||
            a.element.closest('.minimap, .tooltip') ||
            b.element.closest('.minimap')
          )
            continue;
          const x = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
          const y = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
          if (x > 1.5 && y > 4) faults.push(`${short(a.text)} and ${short(b.text)} overlap`);
        }
      });
    }

    function checkSize(element: Element, text: string): void {
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      const px = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      if (px < 10.99) faults.push(`${short(text)} is ${px.toFixed(1)} px high`);
    }

    function checkCut(element: Element, text: string): void {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (!(at instanceof HTMLElement)) return;
        const style = getComputedStyle(at);
        if (style.display === 'inline') continue;
        if (/auto|scroll/.test(style.overflowX)) return;
        if (
          at.scrollWidth > at.clientWidth + 1 &&
          style.overflowX === 'hidden' &&
          style.textOverflow !== 'ellipsis'
        ) {
          const cut = element.getBoundingClientRect().right > at.getBoundingClientRect().right + 1;
          const hasEllipsis = getComputedStyle(element).textOverflow === 'ellipsis';
          if (cut && !hasEllipsis) faults.push(`${short(text)} is cut without an ellipsis`);
        }
        if (style.textOverflow === 'ellipsis' && style.overflowX === 'hidden') return;
      }
    }

    function checkBoxes(): void {
      const boxes = [...document.querySelectorAll<SVGGElement>('.box')];
      const face = (box: Element) => box.querySelector('.face')?.getBoundingClientRect() ?? new DOMRect();
      for (const box of boxes) {
        const parent = boxes.find((each) => each.dataset.box === box.dataset.parent);
        const rect = face(box);
        if (parent) {
          const frame = face(parent);
          const inside =
            rect.left >= frame.left &&
            rect.right <= frame.right &&
            rect.top >= frame.top + 10 &&
            rect.bottom <= frame.bottom;
          if (!inside) faults.push(`${short(box.getAttribute('aria-label') ?? '')} stands outside its group`);
        }
        for (const text of box.querySelectorAll('text')) {
          const line = text.getBoundingClientRect();
          if (line.left < rect.left || line.right > rect.right + 0.5)
            faults.push(`${short(text.textContent ?? '')} leaves its box`);
        }
        if (box.classList.contains('frame')) continue;
        for (const other of boxes) {
          if (other === box || other.classList.contains('frame')) continue;
          const b = face(other);
          const x = Math.min(rect.right, b.right) - Math.max(rect.left, b.left);
          const y = Math.min(rect.bottom, b.bottom) - Math.max(rect.top, b.top);
          if (x > 1 && y > 1)
            faults.push(
              `boxes ${short(box.getAttribute('aria-label') ?? '')} and ${short(other.getAttribute('aria-label') ?? '')} overlap`,
            );
        }
      }
    }

    function checkRoot(): void {
      const isVisible = (box: Element): boolean => {
        const rect = box.querySelector('.face')?.getBoundingClientRect() ?? new DOMRect();
        const view = document.querySelector('.surface')?.getBoundingClientRect() ?? new DOMRect();
        return (
          rect.left >= view.left &&
          rect.right <= view.right &&
          rect.top >= view.top &&
          rect.bottom <= view.bottom
        );
      };
      // Of many roots, as in a first trace, not all can be: one is.
      const roots = ['.box.failed', '.box.root', '.box'].map((name) => [...document.querySelectorAll(name)]);
      const looked = roots.find((boxes) => boxes.length > 0) ?? [];
      if (looked.length > 0 && !looked.some(isVisible)) faults.push('the root is not visible');
    }

    function checkSvgContrast(): void {
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!context) return;
      const rgb = (color: string): [number, number, number] => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
        return [r, g, b];
      };
      const luminance = (color: [number, number, number]): number => {
        const [r, g, b] = color.map((part) => {
          const c = part / 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        }) as [number, number, number];
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const seen = new Set<string>();
      for (const text of document.querySelectorAll('.box text')) {
        const face = text.parentElement?.querySelector('.face');
        if (!face) continue;
        const [front, back] = [getComputedStyle(text).fill, getComputedStyle(face).fill];
        if (seen.has(`${front} ${back}`)) continue;
        seen.add(`${front} ${back}`);
        const [a, b] = [luminance(rgb(front)), luminance(rgb(back))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5)
          faults.push(`${short(text.textContent ?? '')} has a contrast of ${ratio.toFixed(1)}`);
      }
    }
  });
}
