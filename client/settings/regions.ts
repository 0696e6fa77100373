import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { countryName, currencyName } from "../ui/names.ts";

/** ISO 3166-1, without those that no customer comes from. */
const COUNTRIES =
  "AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS XK YE ZA ZM ZW".split(
    " ",
  );

/** Where somebody uses which currency by default; others are euros. */
const CURRENCIES: Readonly<Record<string, string>> = {
  AE: "AED",
  AU: "AUD",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  CN: "CNY",
  CZ: "CZK",
  DK: "DKK",
  GB: "GBP",
  HU: "HUF",
  IL: "ILS",
  IN: "INR",
  JP: "JPY",
  KR: "KRW",
  LI: "CHF",
  MX: "MXN",
  NO: "NOK",
  NZ: "NZD",
  PL: "PLN",
  RO: "RON",
  SE: "SEK",
  SG: "SGD",
  TR: "TRY",
  UA: "UAH",
  US: "USD",
  ZA: "ZAR",
};

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);

/** Where most people of a country with several time zones live; the others have one, or one that counts. */
const ZONES: Readonly<Record<string, string>> = {
  AR: "America/Buenos_Aires",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  CA: "America/Toronto",
  CD: "Africa/Kinshasa",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  GL: "America/Godthab",
  ID: "Asia/Jakarta",
  KZ: "Asia/Almaty",
  MN: "Asia/Ulaanbaatar",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PT: "Europe/Lisbon",
  RU: "Europe/Moscow",
  US: "America/New_York",
  UZ: "Asia/Tashkent",
};

const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** This device's where the country has it, else where most people live; undefined where the browser knows no zones of countries. */
function zoneIn(country: string): string | undefined {
  const zones = zonesOf(new Intl.Locale("und", { region: country }));
  return zones.includes(zoneHere()) ? zoneHere() : (ZONES[country] ?? zones[0]);
}

/** Chromium's and Safari's; Firefox has it not yet. */
function zonesOf(locale: Intl.Locale & { getTimeZones?: () => string[] | undefined }): readonly string[] {
  return locale.getTimeZones?.() ?? [];
}

type Usual = Pick<WorkspaceView, "language" | "currency"> & { readonly timeZone: string | undefined };

/** What most people in a country speak and pay with, and their time. */
export function usualIn(country: string | null): Usual {
  const { language } = new Intl.Locale("und", country ? { region: country } : {}).maximize();
  return {
    timeZone: country === null ? undefined : zoneIn(country),
    language: /^[a-z]{2}$/.test(language) ? language : "en",
    currency: (country && CURRENCIES[country]) ?? "EUR",
  };
}

type Place = Pick<WorkspaceView, "country" | "timeZone" | "language" | "currency">;

/** Another country proposes its time zone, language and currency; what somebody chose, and is not `proposed`, stays. */
export function moveTo(country: string | null, chosen: Place, proposed: Usual): Place {
  const usual = usualIn(country);
  return {
    country,
    timeZone: chosen.timeZone === proposed.timeZone ? (usual.timeZone ?? chosen.timeZone) : chosen.timeZone,
    language: chosen.language === proposed.language ? usual.language : chosen.language,
    currency: chosen.currency === proposed.currency ? usual.currency : chosen.currency,
  };
}

export function countryOptions() {
  return COUNTRIES.map((value) => ({ value, label: countryName(value) })).toSorted(byLabel);
}

export function currencyOptions() {
  return Intl.supportedValuesOf("currency")
    .map((value) => ({ value, label: `${currencyName(value)} (${value})` }))
    .toSorted(byLabel);
}

/** Browsers on Linux may name the system's locale ("en-US@posix", "C"), which is not always one of the web. */
function browserLocale(): Intl.Locale {
  try {
    return new Intl.Locale(navigator.language.replace(/@.*/, ""));
  } catch {
    return new Intl.Locale("en");
  }
}

/** What the browser says of the place it is in. */
export function browserDefaults() {
  const timeZone = zoneHere();
  const locale = browserLocale().maximize();
  const country = locale.region && COUNTRIES.includes(locale.region) ? locale.region : null;
  return {
    timeZone,
    country,
    language: /^[a-z]{2}$/.test(locale.language) ? locale.language : "en",
    currency: (country && CURRENCIES[country]) ?? "EUR",
  };
}
