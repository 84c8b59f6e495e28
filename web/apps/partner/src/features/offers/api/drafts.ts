import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { UserError } from '@yousoon/api/errors';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';
import type { OfferForm } from '../model/offer-form.ts';

const DraftsDocument = graphql(`
  query OfferDrafts {
    myPartner {
      offerDrafts(first: 50) {
        nodes {
          id
          title
          updatedAt
        }
      }
    }
  }
`);

const DraftDocument = graphql(`
  query OfferDraft($id: ID!) {
    offerDraft(id: $id) {
      id
      content
      revision
    }
  }
`);

const SaveDocument = graphql(`
  mutation SaveOfferDraft($input: SaveOfferDraftInput!) {
    saveOfferDraft(input: $input) {
      draft {
        id
        revision
      }
      errors {
        ...Refusal
      }
    }
  }
`);

const DeleteDocument = graphql(`
  mutation DeleteOfferDraft($id: ID!) {
    deleteOfferDraft(id: $id) {
      errors {
        ...Refusal
      }
    }
  }
`);

type Drafts = NonNullable<ResultOf<typeof DraftsDocument>['myPartner']>['offerDrafts']['nodes'];

/** What was begun and not sent, newest first. */
export const draftsQuery = queryOptions({
  queryKey: ['offers', 'drafts'],
  queryFn: async (): Promise<Drafts> =>
    (await api().request(DraftsDocument)).myPartner?.offerDrafts.nodes ?? [],
});

/** One draft, or null when there is none. Asked anew each time the wizard opens. */
export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['offers', 'draft', id],
    queryFn: async () => (await api().request(DraftDocument, { id })).offerDraft ?? null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Which draft is saved, and what was read of it. */
export interface DraftKey {
  readonly id: string;
  readonly revision: number;
}

/** Saves what is typed: the new revision, or why not (`STALE`: somebody else saved meanwhile). */
export async function saveDraft(
  key: DraftKey | null,
  form: OfferForm,
): Promise<{ readonly key: DraftKey | null; readonly errors: readonly UserError[] }> {
  const input = {
    id: key?.id ?? null,
    revision: key?.revision ?? null,
    title: form.title.slice(0, 120),
    content: form,
  };
  const { saveOfferDraft } = await api().request(SaveDocument, { input });
  return { key: saveOfferDraft.draft ?? null, errors: refusals(saveOfferDraft.errors) };
}

/** Forgets a draft. */
export function useDeleteDraft() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) =>
      refusals((await api().request(DeleteDocument, { id })).deleteOfferDraft.errors),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey }),
  });
}
