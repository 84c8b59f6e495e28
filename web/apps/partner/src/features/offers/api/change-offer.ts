import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UserError } from '@yousoon/api/errors';
import { graphql } from '@yousoon/api/graphql';
import type { CreateOfferInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const CreateDocument = graphql(`
  mutation CreateOffer($input: CreateOfferInput!) {
    createOffer(input: $input) {
      offer {
        id
      }
      errors {
        ...Refusal
      }
    }
  }
`);

const UpdateDocument = graphql(`
  mutation UpdateOffer($input: UpdateOfferInput!) {
    updateOffer(input: $input) {
      offer {
        id
      }
      errors {
        ...Refusal
      }
    }
  }
`);

const SubmitDocument = graphql(`
  mutation SubmitOffer($id: ID!) {
    submitOffer(id: $id) {
      errors {
        ...Refusal
      }
    }
  }
`);

const PauseDocument = graphql(`
  mutation PauseOffer($id: ID!) {
    pauseOffer(id: $id) {
      errors {
        ...Refusal
      }
    }
  }
`);

const ResumeDocument = graphql(`
  mutation ResumeOffer($id: ID!) {
    resumeOffer(id: $id) {
      errors {
        ...Refusal
      }
    }
  }
`);

const ArchiveDocument = graphql(`
  mutation ArchiveOffer($id: ID!) {
    archiveOffer(id: $id) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** What became of an offer that was sent. */
export interface Sent {
  readonly id: string | null;
  readonly errors: readonly UserError[];
}

/** Creates an offer, or changes the one with this id. */
export function useSaveOffer() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, offer }: { id: string | null; offer: CreateOfferInput }): Promise<Sent> => {
      const payload =
        id === null
          ? (await api().request(CreateDocument, { input: offer })).createOffer
          : (await api().request(UpdateDocument, { input: { id, offer } })).updateOffer;
      return { id: payload.offer?.id ?? null, errors: refusals(payload.errors) };
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['offers'] }),
  });
}

/** The moves of an offer's life. */
export type Move = 'submit' | 'pause' | 'resume' | 'archive';

const MOVES: Record<Move, (id: string) => Promise<readonly UserError[]>> = {
  submit: async (id) => refusals((await api().request(SubmitDocument, { id })).submitOffer.errors),
  pause: async (id) => refusals((await api().request(PauseDocument, { id })).pauseOffer.errors),
  resume: async (id) => refusals((await api().request(ResumeDocument, { id })).resumeOffer.errors),
  archive: async (id) => refusals((await api().request(ArchiveDocument, { id })).archiveOffer.errors),
};

/** Moves an offer on: no refusal when done. */
export function useMoveOffer() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) => MOVES[move](id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['offers'] }),
  });
}
