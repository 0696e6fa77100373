import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { CalendarView } from "../../server/calendars/contract.ts";
import { useMe } from "../api/session.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { tellDone, tellFailed, tellProblem } from "../ui/tell.tsx";
import { googleAnswer } from "./google-answer.ts";
import { Reading } from "./Reading.tsx";
import { useConnectCalendar } from "./use-calendars.ts";

const REFUSED = "Google was not allowed to be read. Nothing was changed.";

/** Where Google sends somebody back to: connects their calendar with what it gave along, and goes on to their own page. */
export function GoogleReturnPage() {
  const [answer] = useState(() => googleAnswer(window.location.search));
  const [, go] = useLocation();
  const { mutateAsync: connect } = useConnectCalendar(useMe().id);
  // The code works once.
  const isUsed = useRef(false);
  useEffect(() => {
    if (isUsed.current) return;
    isUsed.current = true;
    const goOn = () => go("/me", { replace: true });
    if (answer === "nothing") return goOn();
    if (answer === "refused") {
      tellProblem(REFUSED);
      return goOn();
    }
    // Neither a reload nor the history of this browser shall hold it.
    go("/me/google", { replace: true });
    const done = ({ name }: CalendarView) => tellDone(`${name} is connected.`);
    void connect({ kind: "google", ...answer })
      .then(done, tellFailed)
      .then(goOn);
  }, [answer, connect, go]);
  return (
    <div className="page">
      <PageHead title="Google calendar" />
      <Reading />
    </div>
  );
}
