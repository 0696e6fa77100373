import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, Redirect, useLocation } from "wouter";
import type { LinkPurpose, LinkView, ReadyLink } from "../../server/auth/contract.ts";
import { messageOf } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { useBeginAnew } from "../api/session.ts";
import { Failed } from "../ui/Failed.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Note } from "../ui/Note.tsx";
import { proposeTimeZone } from "./propose-time-zone.ts";
import { SetPasswordForm } from "./SetPasswordForm.tsx";
import { SignInFrame } from "./SignInFrame.tsx";
import classes from "./SignInFrame.module.css";

const TITLES: Record<LinkPurpose, (link: ReadyLink) => string> = {
  "first-admin": () => "Welcome to Baton",
  invitation: ({ company }) => `Welcome to ${company}`,
  reset: ({ name }) => `Hello ${name}`,
  login: ({ name }) => `Hello ${name}`,
};

const SENTENCES: Record<LinkPurpose, string> = {
  "first-admin": "This link makes you the first admin of this workspace. It works once.",
  invitation: "Your leads will come to you here, the second they are yours. This link works once.",
  reset: "This link signs you in once. You can then set a new password.",
  login: "This link signs you in once.",
};

/** The page of a sign-in link. Only the button uses it up, so a preview in a messenger does not. */
export function SignInLinkPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [isIn, setIn] = useState(false);
  const link = useQuery({
    queryKey: ["sign-in-link", token],
    queryFn: () => api.get<LinkView>(`/sign-in-links/${encodeURIComponent(token)}`),
    enabled: token !== "",
    staleTime: Infinity,
  });
  if (token === "") return <UsedUp words="This address is not complete. Copy the link again, as a whole." />;
  if (link.data?.state === "ready") {
    if (isIn) return <AfterSignIn purpose={link.data.purpose} />;
    return <Welcome link={link.data} token={token} onSignedIn={() => setIn(true)} />;
  }
  if (link.data) return <UsedUp words={link.data.message} />;
  if (link.isError) {
    return (
      <SignInFrame title="Sign in">
        <Failed title="The link could not be looked at" error={link.error} onRetry={() => void link.refetch()} />
      </SignInFrame>
    );
  }
  return <Loading />;
}

function Welcome({ link, token, onSignedIn }: { link: ReadyLink; token: string; onSignedIn: () => void }) {
  const beginAnew = useBeginAnew();
  const signIn = useMutation({
    mutationFn: () => api.post(`/sign-in-links/${encodeURIComponent(token)}`),
    onSuccess: async () => {
      // Whoever is in is in, whether that works or not.
      if (isOperators(link.purpose)) await proposeTimeZone().catch(() => undefined);
      await beginAnew();
      onSignedIn();
    },
  });
  return (
    <SignInFrame title={TITLES[link.purpose](link)}>
      <p className="muted">{SENTENCES[link.purpose]}</p>
      {signIn.isError && <Note tone="bad">{messageOf(signIn.error)}</Note>}
      <Button variant="filled" fullWidth loading={signIn.isPending} onClick={() => signIn.mutate()}>
        Sign in{link.purpose === "first-admin" ? "" : ` as ${link.name}`}
      </Button>
    </SignInFrame>
  );
}

/** From the operator's own terminal. */
const isOperators = (purpose: LinkPurpose) => purpose === "first-admin" || purpose === "login";

/** A password is an offer: whoever skips it gets in by links. An admin's link leads straight to the product. */
function AfterSignIn({ purpose }: { purpose: LinkPurpose }) {
  const [, go] = useLocation();
  const enter = () => go("/", { replace: true });
  if (isOperators(purpose)) return <Redirect to="/" replace />;
  return (
    <SignInFrame title="You are in">
      <p className="muted">
        {purpose === "reset"
          ? "Set a new password, so that you can sign in without a link."
          : "Set a password to sign in on other devices, too. You can also do it later, under Me."}
      </p>
      <div className={classes.form}>
        <SetPasswordForm onDone={enter} />
        <Button variant="subtle" fullWidth onClick={enter}>
          Not now
        </Button>
      </div>
    </SignInFrame>
  );
}

function UsedUp({ words }: { words: string }) {
  return (
    <SignInFrame title="This link does not work any more">
      <p className="muted">{words}</p>
      <Button component={Link} href="/sign-in" fullWidth>
        Sign in with a password
      </Button>
    </SignInFrame>
  );
}
