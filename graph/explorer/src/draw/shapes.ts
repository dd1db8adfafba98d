/** What views draw, so that the same picture goes to a canvas and into an SVG file. */
export interface Style {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: readonly number[];
  alpha?: number;
}

export type Shape =
  | (Style & { kind: "rect"; x: number; y: number; w: number; h: number; r?: number })
  | (Style & { kind: "circle"; x: number; y: number; r: number })
  | (Style & { kind: "path"; d: string; x?: number; y?: number })
  | (Style & { kind: "text"; x: number; y: number; text: string; size: number; weight?: number; anchor?: "start" | "middle" | "end" });

export const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const ruler = document.createElement("canvas").getContext("2d");

/** textWidth measures a text as it is painted. */
export function textWidth(text: string, size: number, weight = 400): number {
  if (!ruler) return text.length * size * 0.55;
  ruler.font = `${weight} ${size}px ${fontFamily}`;
  return ruler.measureText(text).width;
}

/** paint draws shapes on a canvas, in order. */
export function paint(c: CanvasRenderingContext2D, shapes: readonly Shape[]): void {
  for (const s of shapes) {
    c.globalAlpha = s.alpha ?? 1;
    if (s.kind === "text") {
      c.font = `${s.weight ?? 400} ${s.size}px ${fontFamily}`;
      c.textAlign = s.anchor === "middle" ? "center" : (s.anchor ?? "start");
      c.textBaseline = "alphabetic";
      if (s.stroke) {
        c.strokeStyle = s.stroke;
        c.lineWidth = s.width ?? 3;
        c.lineJoin = "round";
        c.strokeText(s.text, s.x, s.y);
      }
      c.fillStyle = s.fill ?? "#000";
      c.fillText(s.text, s.x, s.y);
      continue;
    }
    // Bars are by far the most that is painted.
    if (s.kind === "rect" && s.fill && !s.r && !s.stroke) {
      c.fillStyle = s.fill;
      c.fillRect(s.x, s.y, s.w, s.h);
      continue;
    }
    const path = outline(c, s);
    if (s.fill) {
      c.fillStyle = s.fill;
      if (path) c.fill(path);
      else c.fill();
    }
    if (s.stroke) {
      c.strokeStyle = s.stroke;
      c.lineWidth = s.width ?? 1;
      c.setLineDash(s.dash ? [...s.dash] : []);
      if (path) c.stroke(path);
      else c.stroke();
    }
    if (path && s.kind === "path") c.translate(-(s.x ?? 0), -(s.y ?? 0));
  }
  c.globalAlpha = 1;
  c.setLineDash([]);
}

function outline(c: CanvasRenderingContext2D, s: Exclude<Shape, { kind: "text" }>): Path2D | null {
  switch (s.kind) {
    case "rect":
      c.beginPath();
      if (s.r) c.roundRect(s.x, s.y, s.w, s.h, Math.min(s.r, s.w / 2, s.h / 2));
      else c.rect(s.x, s.y, s.w, s.h);
      return null;
    case "circle":
      c.beginPath();
      c.arc(s.x, s.y, s.r, 0, 2 * Math.PI);
      return null;
    case "path":
      c.translate(s.x ?? 0, s.y ?? 0);
      return new Path2D(s.d);
  }
}

/** bottomOf and topOf bound a shape, to leave out what lies outside of a window; a path is never left out. */
export const topOf = (s: Shape): number => (s.kind === "rect" ? s.y : s.kind === "circle" ? s.y - s.r : s.kind === "text" ? s.y - s.size : -Infinity);
export const bottomOf = (s: Shape): number => (s.kind === "rect" ? s.y + s.h : s.kind === "circle" ? s.y + s.r : s.kind === "text" ? s.y + 4 : Infinity);

const escape = (s: string): string => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const number = (n: number): string => String(Math.round(n * 100) / 100);

/** toSvg writes shapes as a picture of its own. */
export function toSvg(shapes: readonly Shape[], width: number, height: number, background: string, title: string): string {
  const parts = shapes.map((s) => {
    const attributes = [
      s.kind === "text" ? `fill="${s.fill ?? "#000"}"` : `fill="${s.fill ?? "none"}"`,
      s.stroke ? `stroke="${s.stroke}" stroke-width="${s.width ?? 1}"` : "",
      s.dash ? `stroke-dasharray="${s.dash.join(" ")}"` : "",
      s.alpha !== undefined && s.alpha < 1 ? `opacity="${number(s.alpha)}"` : "",
    ].filter(Boolean).join(" ");
    switch (s.kind) {
      case "rect":
        return `<rect x="${number(s.x)}" y="${number(s.y)}" width="${number(s.w)}" height="${number(s.h)}" rx="${s.r ?? 0}" ${attributes}/>`;
      case "circle":
        return `<circle cx="${number(s.x)}" cy="${number(s.y)}" r="${number(s.r)}" ${attributes}/>`;
      case "path":
        return `<path d="${s.d}"${s.x || s.y ? ` transform="translate(${number(s.x ?? 0)} ${number(s.y ?? 0)})"` : ""} ${attributes}/>`;
      case "text":
        return `<text x="${number(s.x)}" y="${number(s.y)}" font-size="${s.size}" font-weight="${s.weight ?? 400}" text-anchor="${s.anchor ?? "start"}"${s.stroke ? ' paint-order="stroke" stroke-linejoin="round"' : ""} ${attributes}>${escape(s.text)}</text>`;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" font-family='${fontFamily}'>
<title>${escape(title)}</title>
<rect width="100%" height="100%" fill="${background}"/>
${parts.join("\n")}
</svg>
`;
}
