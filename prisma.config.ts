import { defineConfig } from "prisma/config";

// `generate`, `validate` and `format` never run the schema engine, but the command line wants the path of one and would
// download it. Migrations are applied by lib/db/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
