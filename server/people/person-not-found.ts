import { AppError } from "../../node-catalog/kit/errors.ts";

export const personNotFound = () =>
  new AppError("not-found", "person-not-found", "This person is not here (any more): look at the list of people.");
