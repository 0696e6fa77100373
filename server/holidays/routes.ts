import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { holidayCountry, holidaysQuery, holidayView } from "./contract.ts";
import { holidaysOf, listCountries } from "./holidays.ts";

const READ = { roles: EVERYBODY, scopes: ["people:read", "people:write"] } as const;

export function holidayRoutes(): Route[] {
  return [
    route({
      method: "get",
      path: "/holidays",
      summary: "Public holidays of a country or of a part of it in a year, with their local names",
      query: holidaysQuery,
      output: z.object({ data: z.array(holidayView), nextCursor: z.null() }),
      access: READ,
      errors: ["no-such-country"],
      handle: async ({ query: { country, region, year } }) => {
        if (region !== undefined && country.includes("-")) throw regionTwice();
        const code = region === undefined ? country : `${country}-${region}`;
        return { data: [...(await holidaysOf(code, year))], nextCursor: null };
      },
    }),
    route({
      method: "get",
      path: "/holidays/countries",
      summary: "Countries whose holidays are known, with their parts",
      output: z.object({ data: z.array(holidayCountry), nextCursor: z.null() }),
      access: READ,
      handle: async () => ({ data: await listCountries(), nextCursor: null }),
    }),
  ];
}

const regionTwice = () =>
  new AppError("invalid", "region-twice", "Name the part of the country once: country=DE-BY, or country=DE&region=BY.");
