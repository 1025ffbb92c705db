/** An identity provider that the environment configures. */
export interface OutsideProvider {
  id: "github" | "oidc";
  label: string;
}

interface Environment {
  github: { clientId: string; clientSecret: string } | null;
  oidc: { issuer: string; clientId: string; clientSecret: string; label: string } | null;
}

function present(...names: string[]): string[] | null {
  const values = names.map((name) => process.env[name] ?? "");
  return values.every(Boolean) ? values : null;
}

/** What GITHUB_ID, GITHUB_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME say. */
export function outsideEnvironment(): Environment {
  const github = present("GITHUB_ID", "GITHUB_SECRET");
  const oidc = present("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
  return {
    github: github && { clientId: github[0]!, clientSecret: github[1]! },
    oidc: oidc && { issuer: oidc[0]!, clientId: oidc[1]!, clientSecret: oidc[2]!, label: process.env.OIDC_NAME || "single sign-on" },
  };
}

/** The providers that the sign-in page offers. */
export function outsideProviders(): OutsideProvider[] {
  const { github, oidc } = outsideEnvironment();
  return [...(github ? [{ id: "github" as const, label: "GitHub" }] : []), ...(oidc ? [{ id: "oidc" as const, label: oidc.label }] : [])];
}
