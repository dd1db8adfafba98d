import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const key = "casus-theme";

const stored = (): Theme => {
  try {
    const v = localStorage.getItem(key);
    return v === "light" || v === "dark" ? v : "system";
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
    return "system";
  }
};

export const theme = signal<Theme>(stored());
/** Counts upwards when colours change, for what is drawn on a canvas. */
export const colours = signal(0);

export function setTheme(t: Theme): void {
  theme.value = t;
  try {
    if (t === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, t);
  } catch {
    // As above.
  }
  applyTheme();
}

export function applyTheme(): void {
  document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
  colours.value++;
}

/** isDark tells which of the two is shown. */
export const isDark = (): boolean =>
  theme.value === "dark" || (theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches);

export function keepTheme(): void {
  applyTheme();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);
}

/** colour reads a custom property of the style sheet, so that canvases take the page's colours. */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
