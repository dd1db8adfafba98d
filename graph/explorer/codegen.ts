import type { CodegenConfig } from "@graphql-codegen/cli";

// Types of the queries in src/ out of the SDL that the server answers by: a field that goes breaks the build, not the page.
const config: CodegenConfig = {
  schema: "../../schema/*.graphqls",
  documents: "src/**/*.graphql",
  ignoreNoDocuments: false,
  generates: {
    "src/api/generated.ts": {
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        documentMode: "string",
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: false,
        avoidOptionals: { field: true },
        scalars: { EDTF: "string", DateTime: "string", ID: "string" },
        dedupeFragments: true,
        strictScalars: true,
      },
    },
  },
};

export default config;
