import type { Page } from '@playwright/test';

/** What sticks out of the screen, is cut off by the box around it, or lies over its neighbour, by class and text. */
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
    // Items of one list never lie over each other.
    for (const item of document.querySelectorAll('#main li + li')) {
      const before = item.previousElementSibling?.getBoundingClientRect();
      const box = item.getBoundingClientRect();
      if (item.closest(unseen) !== null || before === undefined) continue;
      const across = Math.min(before.right, box.right) - Math.max(before.left, box.left);
      const down = Math.min(before.bottom, box.bottom) - Math.max(before.top, box.top);
      if (across > 1 && down > 1)
        told.push(`${item.className || item.tagName} lies over another: ${item.textContent}`);
    }
    return told;
  });
}
