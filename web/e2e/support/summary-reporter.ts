import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { writeSummary } from '../../scripts/summary.ts';

/** Playwright's side of `scripts/summary.ts`. */
export default class SummaryReporter implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') this.skipped += 1;
    else if (test.ok()) this.passed += 1;
    else this.failed += 1;
  }

  onEnd(): void {
    writeSummary(this.passed, this.failed, this.skipped);
  }
}
