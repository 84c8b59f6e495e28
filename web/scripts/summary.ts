/** How a test runner ended, into the file of `YOUSOON_TEST_SUMMARY`: `cargo xtask test` prints it last. */
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** A test that failed, and what it said. */
export interface Failed {
  readonly test: string;
  readonly said: string;
}

/** Of what a failed test said, so many lines: of a log that is cut off, the end is read. */
const LINES = 12;

/** One line with the numbers, and before it whatever failed. */
export function writeSummary(passed: number, failed: readonly Failed[], skipped: number): void {
  const file = process.env.YOUSOON_TEST_SUMMARY;
  const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
  const lines = [...failed.flatMap(told), `${passed} passed, ${failed.length} failed${rest}`];
  if (file !== undefined) writeFileSync(file, `${lines.join('\n')}\n`);
}

function told({ test, said }: Failed): readonly string[] {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [`failed: ${test}`, ...lines.slice(0, LINES).map((line) => `  ${line}`)];
}
