/** CEFR levels, and what they come to. */
export const LEVELS = {
  A1: "first words",
  A2: "simple talk",
  B1: "everyday",
  B2: "good",
  C1: "very good",
  C2: "like a native",
};

export const languageLevelOptions = Object.entries(LEVELS).map(([value, words]) => ({
  value,
  label: `${value} or better (${words})`,
}));

export const languageLevelWords = (level: string): string => `${level} or better`;
