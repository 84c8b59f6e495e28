import type { Reporter, TestModule } from 'vitest/node';
import { type Failed, writeSummary } from './summary.ts';

/** Vitest's side of `summary.ts`: counts every test; a file that could not even be read is a failure. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (wanted: string) => tests.filter((test) => test.result().state === wanted).length;
    writeSummary(count('passed'), modules.flatMap(failures), count('skipped'));
  }
}

function failures(module: TestModule): readonly Failed[] {
  const unread = module.errors().map(({ message }) => ({ test: module.relativeModuleId, said: message }));
  const tests = [...module.children.allTests()]
    .filter((test) => ['failed', 'pending'].includes(test.result().state))
    .map((test) => ({ test: test.fullName, said: test.result().errors?.[0]?.message ?? 'did not end' }));
  return [...unread, ...tests];
}
