import { writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Page, type TestInfo } from '@playwright/test';
import { encode } from 'uqr';
import { portalUrl } from './stage.ts';

const WIDTH = 640;
const HEIGHT = 480;
const BLACK = 16;
const WHITE = 235;
/** No colour, in both chroma planes. */
const GREY = 128;

/** A film of one picture (YUV4MPEG2): the QR code of a text on a bright screen, as a camera before it would see it. */
function filmOf(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const scale = Math.floor((HEIGHT - 20) / size);
  const [left, top] = [(WIDTH - size * scale) / 2, (HEIGHT - size * scale) / 2];
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (let y = 0; y < size * scale; y += 1) {
    for (let x = 0; x < size * scale; x += 1) {
      const dark = data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
      if (dark) light[(Math.floor(top) + y) * WIDTH + Math.floor(left) + x] = BLACK;
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, frame, frame]);
}

/**
 * A phone whose camera, once it is allowed (`grantPermissions`), sees the ticket. Who asks for it closes the browser.
 */
export async function phoneBefore(
  ticket: string,
  testInfo: TestInfo,
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const film = testInfo.outputPath('ticket.y4m');
  await writeFile(film, filmOf(ticket));
  const { launchOptions } = testInfo.project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const context = await browser.newContext({
    baseURL: portalUrl(),
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 390, height: 844 },
  });
  return { browser, page: await context.newPage() };
}
