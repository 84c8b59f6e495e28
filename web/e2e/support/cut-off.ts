import type { Page } from '@playwright/test';

/** What sticks out of the screen, or is cut off by the box around it, by class and text. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
    // Nobody sees it, it is scrolled sideways, or it is a photograph or a map under what lies over it.
    const unseen = '.visually-hidden, [inert], [aria-hidden="true"]';
    const sideways = '.chips, .photos-row, .map-cards, .similar, .tabs';
    const under = '.deck, .deck-card, .full-card, .picture, .map-screen, .map';
    const told: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('#main *, .tab-bar *, .sheet *, .modal *')) {
      if (element.closest(unseen) !== null) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const clips =
        style.overflowY === 'hidden' && style.webkitLineClamp === 'none' && !element.matches(under);
      const cut =
        clips &&
        (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 1);
      const outside =
        [...element.childNodes].some(isText) &&
        element.closest(sideways) === null &&
        (box.right > innerWidth + 1 || box.left < -1);
      if (cut || outside)
        told.push(`${element.className || element.tagName}: ${element.textContent?.trim().slice(0, 50)}`);
    }
    return told;
  });
}
