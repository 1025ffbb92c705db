import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`, with the compiler of package.json; the build would do it again, and slower.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pg-boss", "pino", "@prisma/client", "@prisma/adapter-pg"],
  // The development server would write the arguments of server actions, passwords included.
  logging: { serverFunctions: false },
  // Where OpenTelemetry's exporters send traces when they are given the bare address.
  rewrites: async () => [{ source: "/v1/traces", destination: "/api/v1/traces" }],
  experimental: { agentUpgrade: false } as NextConfig["experimental"],
};

export default config;
