import freeMailers from "email-providers/all.json" with { type: "json" };
import mailchecker from "mailchecker";

/** What the list of free mailers lacks: European mailers and access providers, and a host whose customers have no domain. */
const MORE_MAILERS = [
  "1und1.de aol.de ewe.net ewetel.net firemail.de kabelbw.de m-net.de magenta.de mail.de mnet-mail.de netcologne.de",
  "o2mail.de o2online.de posteo.de posteo.net unity-mail.de unitybox.de vodafone.de vodafonemail.de",
  "aon.at chello.at gmx.ch hispeed.ch sunrise.ch",
  "fastmail.com tuta.com tuta.io tutamail.com tutanota.com tutanota.de",
  "numericable.fr proximus.be telefonica.net xs4all.nl ziggo.nl",
  "onmicrosoft.com",
].flatMap((line) => line.split(" "));

const free: ReadonlySet<string> = new Set([...freeMailers, ...MORE_MAILERS]);
const disposable: ReadonlySet<string> = mailchecker.blacklist();

/** Whether people of any company have their mail there: at a free mailer, or at one for addresses to throw away. */
export function isSharedMailer(host: string, domain: string): boolean {
  return [host, domain].some((name) => free.has(name) || disposable.has(name));
}
