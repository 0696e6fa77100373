import { createTheme, type CSSVariablesResolver, type MantineColorsTuple, virtualColor } from "@mantine/core";
import { controls } from "./controls.ts";

/** The scales of tokens.css as Mantine wants them; it computes contrast and so needs the values. */
const petrol: MantineColorsTuple = [
  "#eaf5f3",
  "#d0e9e5",
  "#a5d6cf",
  "#76c6bb",
  "#4fb5a8",
  "#27968b",
  "#127d74",
  "#0b6963",
  "#09544f",
  "#073d3a",
];
const stone: MantineColorsTuple = [
  "#f6f7f5",
  "#edefec",
  "#e1e5e1",
  "#d0d6d1",
  "#aeb7b1",
  "#7f8a84",
  "#5b6661",
  "#434e49",
  "#2b3531",
  "#16201d",
];
const night: MantineColorsTuple = [
  "#e8edea",
  "#c8d1cc",
  "#a7b3ad",
  "#788780",
  "#3d4a46",
  "#2d3835",
  "#232d2a",
  "#1a2321",
  "#131a18",
  "#0d1311",
];

const spacing = { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" };

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.179,
  colors: {
    petrol,
    gray: stone,
    dark: night,
    // Virtual, because autoContrast judges a plain colour by its light shade only.
    brand: virtualColor({ name: "brand", light: "petrol", dark: "petrol" }),
  },
  fontFamily: "var(--bt-font)",
  fontFamilyMonospace: "var(--bt-font-mono)",
  fontSizes: {
    xs: "var(--bt-size-1)",
    sm: "var(--bt-size-2)",
    md: "var(--bt-size-3)",
    lg: "var(--bt-size-4)",
    xl: "var(--bt-size-5)",
  },
  spacing,
  defaultRadius: "var(--bt-radius-2)",
  focusClassName: "bt-focus",
  respectReducedMotion: true,
  components: controls,
});

const roles = {
  "--mantine-color-body": "var(--bt-page)",
  "--mantine-color-text": "var(--bt-text)",
  "--mantine-color-dimmed": "var(--bt-text-muted)",
  "--mantine-color-placeholder": "var(--bt-text-muted)",
  "--mantine-color-anchor": "var(--bt-link)",
  "--mantine-color-error": "var(--bt-bad)",
  "--mantine-color-success": "var(--bt-good)",
  "--mantine-color-default": "var(--bt-surface)",
  "--mantine-color-default-color": "var(--bt-text)",
  "--mantine-color-default-hover": "var(--bt-hover)",
  "--mantine-color-default-border": "var(--bt-border-control)",
  "--mantine-color-disabled": "var(--bt-sunken)",
  "--mantine-color-disabled-color": "var(--bt-text-disabled)",
  "--mantine-color-disabled-border": "var(--bt-border)",
};

/** The same map in both schemes: Mantine's own values there would win over `variables`. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles });
