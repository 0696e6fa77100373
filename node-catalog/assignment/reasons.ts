/** Why a member can or cannot take a lead now, as said on screen. */
export const ELIGIBILITY_REASONS = {
  eligible: "Can take it",
  inactive: "No longer works here",
  "no-share": "Has no share of this team's leads",
  "excluded-by-hand": "Left out by hand",
  "already-tried": "Already had this lead",
  "passed-on": "Passed this lead on or did not answer",
  language: "Does not speak {language}",
  "language-level": "Speaks {language} at {level}, {needed} is asked for",
  region: "Does not look after {region}",
  product: "Does not sell {product}",
  industry: "Does not look after the industry {industry}",
  skill: "Does not have the skill {skill}",
  seniority: "Seniority is {level}, {needed} is asked for",
  "seniority-unknown": "Seniority is not said, {needed} is asked for",
  "too-few-deals": "Has won {deals} of the {needed} deals asked for",
  "deals-too-small": "Has not won a deal as large as this one",
  "customer-hours": "Not called at {time} of the customer's time, again from {until}",
  away: "Away until {until}",
  holiday: "Holiday ({holiday}) until {until}",
  "day-off": "Day off until {until}",
  "out-of-hours": "Not at work until {until}",
  busy: "Busy in their calendar until {until}",
  "busy-as-read": "Busy in their calendar until {until} (last read {readAt})",
  "not-present": "Has not had the inbox open in the last {minutes} min",
  "enough-uncontacted": "Has {count} leads to contact first, more than {most} at a time are not handed over",
  "limit-open": "Full: {count} of at most {most} open leads",
  "limit-hour": "Full until {until}: {count} of at most {most} leads an hour",
  "limit-day": "Full until {until}: {count} of at most {most} leads a day",
  "limit-month": "Full until {until}: {count} of at most {most} leads a month",
  "not-theirs": "A colleague's customer",
} as const;
export type EligibilityReason = keyof typeof ELIGIBILITY_REASONS;

/** What could not be judged, and so held nobody back. */
export const DECISION_NOTES = {
  "customer-time-unknown": "The customer's local time is not known, so it held nobody back",
  "language-unknown": "The lead does not say its language, so it held nobody back",
  "region-unknown": "The lead does not say where it is from, so it held nobody back",
  "product-unknown": "The lead does not say its product, so it held nobody back",
  "industry-unknown": "The lead does not say its industry, so it held nobody back",
} as const;
export type DecisionNote = keyof typeof DECISION_NOTES;

/** Levels of seniority from 1 on. */
export const SENIORITY_WORDS = ["junior", "experienced", "senior", "lead", "principal"] as const;

/** Facts measured longer ago than this say so. */
export const STALE_AFTER_DAYS = 90;
/** Said behind a verdict that rests on such facts. */
export const STALE_FACTS = ", by figures of {staleSince}";

/** Said behind a verdict that rests on what managers say of people and that nobody has checked for long. */
export const UNCHECKED_FACTS = " (as last checked on {uncheckedSince})";
