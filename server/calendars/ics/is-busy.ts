import type ICAL from "ical.js";

/** Outlook's own words, which say more than what it writes as TRANSP. */
const FREE_IN_OUTLOOK = new Set(["FREE", "WORKINGELSEWHERE"]);

/**
 * Does an event keep whoever's calendar it stands in? Not what was called off, is marked as free, or what they declined.
 *
 * @param emails what they are invited as, in lower case
 */
export function isBusy(event: ICAL.Component, emails: readonly string[]): boolean {
  const said = (name: string): string => String(event.getFirstPropertyValue(name) ?? "").toUpperCase();
  if (said("status") === "CANCELLED" || said("transp") === "TRANSPARENT") return false;
  if (FREE_IN_OUTLOOK.has(said("x-microsoft-cdo-busystatus"))) return false;
  return !event.getAllProperties("attendee").some((one) => hasDeclined(one, emails));
}

/** Apple names them by an address of its own kind, and their e-mail beside it. */
function hasDeclined(attendee: ICAL.Property, emails: readonly string[]): boolean {
  if (String(attendee.getParameter("partstat") ?? "").toUpperCase() !== "DECLINED") return false;
  const names = [
    String(attendee.getFirstValue()).replace(/^mailto:/i, ""),
    String(attendee.getParameter("email") ?? ""),
  ];
  return names.some((name) => emails.includes(name.toLowerCase()));
}
