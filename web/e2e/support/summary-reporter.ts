import { basename } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type Failed, writeSummary } from '../../scripts/summary.ts';

/** Playwright's side of `scripts/summary.ts`. */
export default class SummaryReporter implements Reporter {
  private passed = 0;
  private readonly failed: Failed[] = [];
  private skipped = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') this.skipped += 1;
    else if (test.ok()) this.passed += 1;
    else this.failed.push({ test: test.title, said: said(test, result) });
  }

  onEnd(): void {
    writeSummary(this.passed, this.failed, this.skipped);
  }
}

/** What went wrong, and in which line; of an error that names none, where the journey begins. */
function said(test: TestCase, { errors }: TestResult): string {
  return errors
    .map(
      ({ message = '', location = test.location }) =>
        `${basename(location.file)}:${location.line}\n${message}`,
    )
    .join('\n');
}
