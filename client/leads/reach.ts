import type { Channel, Outcome } from "./lead-actions.ts";

/** How a lead can be reached. */
export interface Reachable {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Way {
  readonly channel: Channel;
  readonly href: string;
  /** "Call", "Write an e-mail" */
  readonly label: string;
  /** The number or address itself. */
  readonly address: string;
}

const digits = (phone: string) => phone.replace(/[^\d+]/g, "");

/** The link that dials; null without a number. */
export function callWay({ phone }: Reachable): Way | null {
  return phone ? { channel: "call", href: `tel:${digits(phone)}`, label: "Call", address: phone } : null;
}

/** Every way to write to them, e-mail first. */
export function writeWays({ phone, email }: Reachable): Way[] {
  const ways: (Way | null)[] = [
    email ? { channel: "email", href: `mailto:${email}`, label: "E-mail", address: email } : null,
    phone ? { channel: "sms", href: `sms:${digits(phone)}`, label: "Text message", address: phone } : null,
    phone
      ? {
          channel: "whatsapp",
          href: `https://wa.me/${digits(phone).replace("+", "")}`,
          label: "WhatsApp",
          address: phone,
        }
      : null,
  ];
  return ways.filter((way) => way !== null);
}

/** What can come of it, the usual first. Only "reached" stops the clock. */
export function outcomesOf(channel: Channel): readonly { readonly outcome: Outcome; readonly label: string }[] {
  if (channel === "call") {
    return [
      { outcome: "reached", label: "Reached" },
      { outcome: "noAnswer", label: "No answer" },
      { outcome: "sent", label: "Left a message" },
      { outcome: "wrongNumber", label: "Wrong number" },
    ];
  }
  if (channel === "other") {
    return [
      { outcome: "reached", label: "Reached" },
      { outcome: "noAnswer", label: "No answer" },
      { outcome: "sent", label: "Wrote to them" },
    ];
  }
  return [
    { outcome: "sent", label: "Sent" },
    { outcome: "reached", label: "They answered" },
    { outcome: "wrongNumber", label: "Wrong address" },
  ];
}

/** "Lukas" for "Lukas Brandt". */
export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;
