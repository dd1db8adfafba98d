import { useEffect } from "preact/hooks";
import { signal } from "@preact/signals";
import { type Shape, toSvg } from "../draw/shapes";

/** A view as a picture. */
export interface Picture {
  shapes: readonly Shape[];
  width: number;
  height: number;
  background: string;
  title: string;
}

/** What of the view that is shown can be given as a file, made when it is asked for; null where the view is none. */
export const picture = signal<{ name: string; make: () => Picture; graph: (() => Promise<Blob>) | null } | null>(null);

let current: { make: () => Picture; graph?: (() => Promise<Blob>) | undefined };

/** offerPicture lets the view that calls it be exported: as a picture, and as GraphML where it is a network. */
export function offerPicture(name: string, make: () => Picture, graph?: () => Promise<Blob>): void {
  current = { make, graph };
  useEffect(() => {
    picture.value = { name, make: () => current.make(), graph: graph ? () => current.graph?.() ?? Promise.reject(new Error("no network")) : null };
    return () => {
      picture.value = null;
    };
  }, [name]);
}

export const svgOf = (p: Picture): Blob => new Blob([toSvg(p.shapes, p.width, p.height, p.background, p.title)], { type: "image/svg+xml" });

/** pngOf draws a picture with twice as many pixels, for print. */
export async function pngOf(p: Picture): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(svgOf(p));
  try {
    image.src = url;
    await image.decode();
    // Browsers refuse canvases beyond these sides.
    const ratio = Math.min(2, 16_000 / Math.max(p.width, p.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(p.width * ratio);
    canvas.height = Math.round(p.height * ratio);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error("no picture"))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** save gives a file to the user. */
export function save(blob: Blob, name: string): void {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}
