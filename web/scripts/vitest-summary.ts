import type { Reporter, TestModule } from 'vitest/node';
import { writeSummary } from './summary.ts';

/** Counts every test; a file that could not even be read is a failure. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => {
      const tests = [...module.children.allTests()].map((test) => test.result().state);
      return module.errors().length > 0 ? [...tests, 'failed' as const] : tests;
    });
    const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    writeSummary(count('passed'), count('failed', 'pending'), count('skipped'));
  }
}
