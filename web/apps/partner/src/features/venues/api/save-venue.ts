import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import type { CreateVenueInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const CreateDocument = graphql(`
  mutation CreateVenue($input: CreateVenueInput!) {
    createVenue(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

const UpdateDocument = graphql(`
  mutation UpdateVenue($input: UpdateVenueInput!) {
    updateVenue(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** Opens a venue, or changes the one with this id: no refusal when done. */
export function useSaveVenue(id: string | null) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (venue: CreateVenueInput) => {
      const payload =
        id === null
          ? (await api().request(CreateDocument, { input: venue })).createVenue
          : (await api().request(UpdateDocument, { input: { id, venue } })).updateVenue;
      return refusals(payload.errors);
    },
    onSuccess: async (errors) => {
      // The wizard and the dashboard show venues too.
      if (errors.length === 0) await queryClient.invalidateQueries();
    },
  });
}
