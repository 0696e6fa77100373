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

/** What most people in a country speak and pay with. */
export function usualIn(country: string | null): Pick<WorkspaceView, "language" | "currency"> {
  const { language } = new Intl.Locale("und", country ? { region: country } : {}).maximize();
  return {
    language: /^[a-z]{2}$/.test(language) ? language : "en",
    currency: (country && CURRENCIES[country]) ?? "EUR",
  };
}

type Place = Pick<WorkspaceView, "country" | "language" | "currency">;

/** Another country proposes its language and currency; what somebody chose, and is not `proposed`, stays. */
export function moveTo(country: string | null, chosen: Place, proposed: Omit<Place, "country">): Place {
  const usual = usualIn(country);
  return {
    country,
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
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const locale = browserLocale().maximize();
  const country = locale.region && COUNTRIES.includes(locale.region) ? locale.region : null;
  return {
    timeZone,
    country,
    language: /^[a-z]{2}$/.test(locale.language) ? locale.language : "en",
    currency: (country && CURRENCIES[country]) ?? "EUR",
  };
}
