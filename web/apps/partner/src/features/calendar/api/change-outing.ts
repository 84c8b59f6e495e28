import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UserError } from '@yousoon/api/errors';
import { graphql } from '@yousoon/api/graphql';
import type { MessageOutingInput, ScheduleOutingInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const CancelDocument = graphql(`
  mutation CancelOuting($id: ID!, $reason: String!) {
    cancelOuting(id: $id, reason: $reason) {
      errors {
        ...Refusal
      }
    }
  }
`);

const MessageDocument = graphql(`
  mutation MessageOuting($input: MessageOutingInput!) {
    messageOuting(input: $input) {
      recipients
      errors {
        ...Refusal
      }
    }
  }
`);

const ScheduleDocument = graphql(`
  mutation ScheduleOuting($input: ScheduleOutingInput!) {
    scheduleOuting(input: $input) {
      outing {
        id
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Everything the calendar shows is asked for again after a change. */
function useCalendarMutation<Input, Answer extends { readonly errors: readonly UserError[] }>(
  mutationFn: (input: Input) => Promise<Answer>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async ({ errors }) => {
      if (errors.length === 0) await queryClient.invalidateQueries({ queryKey: ['calendar'] });
    },
  });
}

/** Calls an outing off: everybody who has registered is told the reason. */
export function useCancelOuting() {
  return useCalendarMutation(async (input: { id: string; reason: string }) => {
    const { cancelOuting } = await api().request(CancelDocument, input);
    return { errors: refusals(cancelOuting.errors) };
  });
}

/** Writes to everybody who is registered or waits. The key makes a second click the same message. */
export function useMessageOuting() {
  return useCalendarMutation(async (input: MessageOutingInput) => {
    const { messageOuting } = await api().request(MessageDocument, { input });
    return { errors: refusals(messageOuting.errors), recipients: messageOuting.recipients ?? 0 };
  });
}

/** Plans an outing at a date. */
export function useScheduleOuting() {
  return useCalendarMutation(async (input: ScheduleOutingInput) => {
    const { scheduleOuting } = await api().request(ScheduleDocument, { input });
    return { errors: refusals(scheduleOuting.errors), id: scheduleOuting.outing?.id };
  });
}
