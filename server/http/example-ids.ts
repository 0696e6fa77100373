/** Ids in the examples of the API's documentation: they stand for those of one's own, which the lists name. */
export const EXAMPLE_IDS = {
  rep: "019a3c5e-8f10-7b21-9c3d-4e5f6a7b8c91",
  otherRep: "019a3c5e-8f10-7b21-9c3d-4e5f6a7b8c92",
  team: "019a3c5e-8f10-7b21-9c3d-4e5f6a7b8c93",
  source: "019a3c5e-8f10-7b21-9c3d-4e5f6a7b8c94",
} as const;
