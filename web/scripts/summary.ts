/** One line on how a test runner ended, into the file of `YOUSOON_TEST_SUMMARY`: `cargo xtask test` prints it last. */
import { writeFileSync } from 'node:fs';

export function writeSummary(passed: number, failed: number, skipped: number): void {
  const file = process.env.YOUSOON_TEST_SUMMARY;
  const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
  if (file !== undefined) writeFileSync(file, `${passed} passed, ${failed} failed${rest}\n`);
}
