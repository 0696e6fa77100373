import type ICAL from "ical.js";

/** Outlook's own words, which say more than what it writes as TRANSP. */
const FREE_IN_OUTLOOK = new Set(["FREE", "WORKINGELSEWHERE"]);

/** Does an event keep whoever's calendar it stands in? Not what was called off, is marked as free, or what they declined. */
export function isBusy(event: ICAL.Component, email: string | null): boolean {
  const said = (name: string): string => String(event.getFirstPropertyValue(name) ?? "").toUpperCase();
  if (said("status") === "CANCELLED" || said("transp") === "TRANSPARENT") return false;
  if (FREE_IN_OUTLOOK.has(said("x-microsoft-cdo-busystatus"))) return false;
  return email === null || !hasDeclined(event, email);
}

function hasDeclined(event: ICAL.Component, email: string): boolean {
  return event.getAllProperties("attendee").some((attendee) => {
    const isTheirs = String(attendee.getFirstValue()).toLowerCase() === `mailto:${email}`;
    return isTheirs && String(attendee.getParameter("partstat") ?? "").toUpperCase() === "DECLINED";
  });
}
