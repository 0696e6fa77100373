import { Suspense, useEffect, useRef } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { isStatus } from "../api/errors.ts";
import { isManager, useMe, useMeQuery, useSamePerson, useSessionOfOtherTabs } from "../api/session.ts";
import { Failed } from "../ui/Failed.tsx";
import { Loading } from "../ui/Loading.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { NotFound } from "./NotFound.tsx";
import { MANAGER_PAGES, PAGES, SIGN_IN_PAGES } from "./pages.ts";
import { Shell } from "./Shell.tsx";

/** Pages for people without a session, else the shell around the page that the address names. */
export function Routes() {
  useSessionOfOtherTabs();
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {SIGN_IN_PAGES.map(({ path, Page }) => (
          <Route key={path} path={path} component={Page} />
        ))}
        <Route>
          <SignInGate />
        </Route>
      </Switch>
    </Suspense>
  );
}

function SignInGate() {
  const me = useMeQuery();
  const [location] = useLocation();
  useSamePerson(me.data);
  if (isStatus(me.error, 401)) {
    const back = location + window.location.search + window.location.hash;
    return <Redirect to={back === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(back)}`} replace />;
  }
  if (me.data) {
    return (
      <Shell>
        <SignedInPages />
      </Shell>
    );
  }
  if (!me.isError) return <Loading />;
  return (
    <main className="page">
      <Failed title="Baton did not answer" error={me.error} onRetry={() => void me.refetch()} />
    </main>
  );
}

function SignedInPages() {
  const [location] = useLocation();
  const me = useMe();
  const pages = isManager(me) ? [...MANAGER_PAGES, ...PAGES] : PAGES;
  useFocusAfterNavigation(location);
  return (
    <ErrorBoundary place={location}>
      <Suspense fallback={<Loading />}>
        <Switch>
          {pages.map(({ path, Page }) => (
            <Route key={path} path={path} component={Page} />
          ))}
          <Route path="/">
            <Redirect to="/inbox" replace />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Someone who listens to the page hears that it changed, and the next Tab starts in it. */
function useFocusAfterNavigation(location: string): void {
  const path = useRef(location);
  useEffect(() => {
    if (path.current === location) return;
    path.current = location;
    const main = document.getElementById("main");
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [location]);
}
