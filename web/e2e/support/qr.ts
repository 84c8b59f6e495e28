import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));

/** What the one QR code in a picture says, as a scanner at the door reads it. */
export async function readQr(picture: Buffer): Promise<string> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const [code, ...others] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  if (code === undefined || others.length > 0)
    throw new Error(`${others.length + Number(code !== undefined)} codes`);
  return code.text;
}
