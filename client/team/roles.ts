import type { Role } from "../../node-catalog/kit/domain.ts";

/** What each role may do, as a short phrase and as a line of help. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  rep: "take leads",
  manager: "manage flows and people",
  admin: "everything, also access keys",
};

export const ROLE_CHOICES: readonly { value: Role; label: string; help: string }[] = [
  { value: "rep", label: "Takes leads", help: "Has an inbox and sees own leads." },
  { value: "manager", label: "Manages", help: "Draws flows, keeps people and teams, sees all leads." },
  { value: "admin", label: "Administers", help: "All of that, and access keys and other admins." },
];
