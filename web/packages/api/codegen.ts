import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents, made at build and not committed: the committed schema is the source. */
const config: CodegenConfig = {
  schema: '../gateway/schema.graphql',
  documents: ['apps/*/src/**/*.{ts,tsx}', 'packages/api/src/*.ts', '!**/*.test.{ts,tsx}'],
  generates: {
    'packages/api/src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        immutableTypes: true,
        scalars: { DateTime: 'string', Date: 'string', LocalTime: 'string', JSON: 'unknown' },
      },
    },
  },
};

// The command line reads the default export.
export default config;
