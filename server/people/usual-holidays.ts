import { AppError } from "../../node-catalog/kit/errors.ts";
import { mustKnowHolidaysOf } from "../holidays/holidays.ts";

/** The holidays with which new people begin: those of the company's country, where it is said and they are known. */
export async function usualHolidays(country: string | null): Promise<string | null> {
  try {
    await mustKnowHolidaysOf(country);
    return country;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null;
  }
}
