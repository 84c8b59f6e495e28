import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** A document with what it takes and what it answers. */
export type Document<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string };

/** What a document answers. */
export type ResultOf<D> = D extends DocumentTypeDecoration<infer Result, infer _> ? Result : never;

/** What a document takes. */
export type VariablesOf<D> = D extends DocumentTypeDecoration<infer _, infer Variables> ? Variables : never;

// biome-ignore lint/performance/noBarrelFile: the one door to the generated code
export { type FragmentType, makeFragmentData, readFragment } from './generated/fragment-masking.ts';
export { graphql } from './generated/gql.ts';
