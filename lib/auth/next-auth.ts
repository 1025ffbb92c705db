import { cookies, headers } from "next/headers";
import type { AuthOptions, Profile } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GithubProvider from "next-auth/providers/github";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { send } from "@/lib/net/send";
import { guardedLookup } from "@/lib/net/target";
import { authSecret, isSecure, SIGN_IN_MAX_AGE, sessionCookieName, sessionCookieOptions } from "./cookie";
import { acceptWithIdentity } from "./invitations";
import { outsideEnvironment } from "./outside-providers";
import { logUnexpected, UNEXPECTED } from "./problem";
import { requestIdOf } from "./request-id";
import { returnAddress } from "./return-address";
import { type OutsideIdentity, signInWithIdentity, signInWithPassword } from "./sign-in";
import { visitorOf } from "./visitor";

const credentials = z.object({ email: z.string().min(3).max(254), password: z.string().min(1).max(200) });

/** What the credentials and signIn steps hand to the jwt step. */
interface SignedUser {
  id: string;
  signInId?: string;
}

type OidcProfile = Profile & { sub: string; email_verified?: boolean; auth_time?: number };

/** The groups that an id token names under OIDC_GROUPS_CLAIM ("groups"): a list of names, or one. */
function groupsOf(profile: Profile | undefined): string[] | undefined {
  const claim = (profile as Record<string, unknown> | undefined)?.[process.env.OIDC_GROUPS_CLAIM || "groups"];
  const list = Array.isArray(claim) ? claim : typeof claim === "string" ? [claim] : undefined;
  return list?.filter((name): name is string => typeof name === "string" && name.length <= 200).slice(0, 500);
}

const callbackCookie = () => `${isSecure() ? "__Secure-" : ""}next-auth.callback-url`;

/** The invitation from whose page this round through a provider began, if it did. It says where to go afterwards, and so who asked. */
async function invitationToken(): Promise<string | null> {
  const target = (await cookies()).get(callbackCookie())?.value ?? "";
  return /^(?:https?:\/\/[^/]+)?\/invite\/([\w-]{20,100})$/.exec(target)?.[1] ?? null;
}

/** Known people sign in; somebody new needs an open invitation. @throws AppError */
async function enterWith(identity: OutsideIdentity): Promise<{ userId: string; signInId: string }> {
  const visitor = visitorOf(await headers());
  const token = await invitationToken();
  return (token && (await acceptWithIdentity(token, identity, visitor))) || signInWithIdentity(identity, visitor);
}

function oidcFacts(profile: OidcProfile | undefined): Pick<OutsideIdentity, "groups" | "provenAt"> {
  const groups = groupsOf(profile);
  return { ...(groups && { groups }), ...(typeof profile?.auth_time === "number" && { provenAt: profile.auth_time }) };
}

/** next-auth's configuration, made per request so that the environment is read at run time. */
export function authOptions(): AuthOptions {
  const outside = outsideEnvironment();
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: SIGN_IN_MAX_AGE },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      callbackUrl: { name: callbackCookie(), options: sessionCookieOptions() },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(input) {
          const parsed = credentials.safeParse(input);
          if (!parsed.success) throw new Error("Give an email address and a password.");
          const heads = await headers();
          try {
            const user = await signInWithPassword(parsed.data, visitorOf(heads));
            return { id: user.userId, signInId: user.signInId };
          } catch (error) {
            // next-auth shows the message to the person, so only ours may pass.
            if (error instanceof AppError) throw error;
            logUnexpected(error, requestIdOf(heads), "sign-in");
            throw new Error(UNEXPECTED);
          }
        },
      }),
      ...(outside.github
        ? [
            GithubProvider({
              ...outside.github,
              // The public email may be missing or unverified: ask for the primary one that GitHub verified.
              userinfo: {
                url: "https://api.github.com/user",
                async request({ client, tokens }) {
                  const profile = await client.userinfo(tokens.access_token ?? "");
                  const answer = await send("https://api.github.com/user/emails", { headers: { authorization: `token ${tokens.access_token}` } });
                  const emails: { email: string; primary: boolean; verified: boolean }[] = answer.ok ? await answer.json() : [];
                  return { ...profile, email: emails.find((one) => one.primary && one.verified)?.email };
                },
              },
              authorization: { params: { scope: "read:user user:email" } },
            }),
          ]
        : []),
      ...(outside.oidc
        ? [
            {
              id: "oidc",
              name: outside.oidc.label,
              type: "oauth" as const,
              httpOptions: { lookup: guardedLookup([outside.oidc.issuer]), timeout: 10_000 } as { timeout: number },
              wellKnown: `${outside.oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
              authorization: { params: { scope: "openid email profile" } },
              idToken: true,
              checks: ["pkce" as const, "state" as const, "nonce" as const],
              clientId: outside.oidc.clientId,
              clientSecret: outside.oidc.clientSecret,
              profile: (profile: OidcProfile) => ({
                id: profile.sub,
                name: profile.name ?? null,
                email: profile.email_verified === true ? profile.email : null,
              }),
            },
          ]
        : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === "credentials") return true;
        try {
          const signed = await enterWith({
            provider: account.provider as "github" | "oidc",
            subject: account.providerAccountId,
            verifiedEmail: user.email ?? null,
            name: user.name ?? null,
            ...(account.provider === "oidc" && oidcFacts(profile as OidcProfile | undefined)),
          });
          Object.assign(user, { id: signed.userId, signInId: signed.signInId });
          return true;
        } catch (error) {
          if (error instanceof AppError) return "/sign-in?error=UnknownIdentity";
          throw error;
        }
      },
      jwt({ token, user }) {
        const signed = user as SignedUser | undefined;
        return signed ? { sub: signed.id, sid: signed.signInId } : { sub: token.sub, sid: token.sid };
      },
      // The console asks lib/auth/gate.ts, which checks the sign-in's row. This endpoint tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => returnAddress(url, baseUrl),
    },
    logger: {
      error(code, metadata) {
        if (!code.includes("CALLBACK_CREDENTIALS")) logUnexpected(metadata instanceof Error ? metadata : metadata.error, "", `next-auth ${code}`);
      },
      warn() {},
    },
  };
}
