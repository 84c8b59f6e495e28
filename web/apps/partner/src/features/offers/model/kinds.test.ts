import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, GraphQLEnumType, GraphQLInputObjectType, isNonNullType, isUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { KINDS, keyOfTypename, kindsOf, type TermsKey } from './kinds.ts';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../../../gateway/schema.graphql'), 'utf8'),
);

function input(name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`no input ${name}`);
  return type;
}

describe('the table of kinds', () => {
  it('is the schema’s: every kind, every field, and what may be missing', () => {
    const kinds = input('OfferTermsInput').getFields();
    expect(Object.keys(KINDS).sort()).toEqual(Object.keys(kinds).sort());
    for (const [key, field] of Object.entries(kinds)) {
      const terms = input(String(field.type)).getFields();
      const listed = KINDS[key as TermsKey].fields;
      expect(listed.map(({ name }) => name).sort(), key).toEqual(Object.keys(terms).sort());
      for (const { name, optional, type } of listed) {
        // A list that is empty is left out of nothing: it is sent empty.
        const nullable = !isNonNullType(terms[name]?.type);
        if (type !== 'lines') expect(optional === true, `${key}.${name}`).toBe(nullable);
      }
    }
  });

  it('has a member of the union for each, and an offer kind', () => {
    const union = schema.getType('OfferTerms');
    if (!isUnionType(union)) throw new Error('OfferTerms is no union');
    const names = union.getTypes().map(({ name }) => name);
    expect(
      Object.values(KINDS)
        .map(({ typename }) => typename)
        .sort(),
    ).toEqual(names.toSorted());
    for (const name of names) expect(keyOfTypename(name)).toBeDefined();
    const kinds = schema.getType('OfferKind');
    if (!(kinds instanceof GraphQLEnumType)) throw new Error('OfferKind is no enum');
    const known = new Set<string>(Object.values(KINDS).map(({ kind }) => kind));
    expect(
      kinds
        .getValues()
        .map(({ name }) => name)
        .filter((name) => !known.has(name)),
    ).toEqual([]);
  });

  it('offers each partner type its own kinds', () => {
    expect(kindsOf('BAR')).toEqual(['happyHour', 'freeDrink', 'tabDiscount']);
    expect(kindsOf('CULTURE')).toEqual(['cultureTicket', 'duo']);
    expect(kindsOf('EVENT_ORGANISER')).toEqual(['eventTicket', 'earlyBird']);
  });
});
