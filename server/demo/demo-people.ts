import type { NewPerson } from "../people/contract.ts";

type DemoPerson = Omit<NewPerson, "roles" | "away"> & {
  readonly share: number;
  /** Back so many days after the demo began. */
  readonly awayDays?: number;
};

const officeHours = (from: string, to: string): NewPerson["hours"] =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[from, to]]]));

/** `.invalid` is nobody's domain (RFC 2606): no message could ever leave. */
const at = (name: string) => `${name}@demo.invalid`;

/**
 * Three who can always take a lead, so that the flow lives at any hour, and two who show why somebody is passed over: one
 * keeps hours on the other side of the sea, one is away.
 */
export const DEMO_MEMBERS: readonly DemoPerson[] = [
  { name: "Ann Weber", email: at("ann"), languages: ["de", "en"], timeZone: "Europe/Berlin", hours: null, share: 2 },
  {
    name: "Ben Kaya",
    email: at("ben"),
    languages: ["de", "tr", "en"],
    timeZone: "Europe/Berlin",
    hours: null,
    share: 1,
  },
  {
    name: "Leyla Haddad",
    email: at("leyla"),
    languages: ["de", "fr"],
    timeZone: "Europe/Vienna",
    hours: null,
    share: 1,
  },
  {
    name: "Clara Novak",
    email: at("clara"),
    languages: ["de", "en"],
    timeZone: "America/New_York",
    hours: officeHours("09:00", "12:00"),
    share: 1,
  },
  {
    name: "David Rossi",
    email: at("david"),
    languages: ["de", "it"],
    timeZone: "Europe/Zurich",
    hours: null,
    share: 1,
    awayDays: 5,
  },
];

export const DEMO_LEADER: DemoPerson = {
  name: "Lena Brandt",
  email: at("lena"),
  languages: ["de", "en"],
  timeZone: "Europe/Berlin",
  hours: null,
  share: 1,
};
