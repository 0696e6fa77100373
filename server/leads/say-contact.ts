/** What a contact was, in words that continue "Jonas …", by channel and outcome. */
const CONTACTS: Readonly<Record<string, string>> = {
  "call reached": "called and reached them",
  "call noAnswer": "called, no answer",
  "call wrongNumber": "called, but the number is wrong",
  "call sent": "left a message",
  "meeting reached": "met them",
};
const OUTCOMES: Readonly<Record<string, string>> = {
  reached: "reached them",
  noAnswer: "tried, no answer",
  wrongNumber: "tried, but the address is wrong",
  sent: "wrote to them",
};

/** "called, no answer", for a contact as it was logged. */
export function sayContact({ channel, outcome }: Readonly<Record<string, unknown>>): string {
  return CONTACTS[`${String(channel)} ${String(outcome)}`] ?? OUTCOMES[String(outcome)] ?? "was in touch";
}
