import type { UserError } from '@yousoon/api/errors';
import type { FragmentType } from '@yousoon/api/graphql';
import { graphql, readFragment } from '@yousoon/api/graphql';

/** What every payload's `errors` is asked for: `errors { ...Refusal }`. */
const RefusalFragment = graphql(`
  fragment Refusal on UserError {
    code
    field
    message
  }
`);

/** The refusals of a payload. */
export function refusals(errors: readonly FragmentType<typeof RefusalFragment>[]): readonly UserError[] {
  return readFragment(RefusalFragment, errors);
}
