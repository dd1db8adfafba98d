import { useLayoutEffect, useRef } from "preact/hooks";
import { bottomOf, paint, type Shape, topOf } from "../draw/shapes";

/** Canvas shows shapes, sharp on any screen; offset is how far they are scrolled up; before draws what lies
 * under them. */
export function Canvas(props: { shapes: readonly Shape[]; width: number; height: number; offset?: number; class?: string; before?: (c: CanvasRenderingContext2D) => void }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { shapes, width, height, offset = 0 } = props;
  useLayoutEffect(() => {
    const canvas = ref.current;
    const c = canvas?.getContext("2d");
    if (!canvas || !c || width <= 0 || height <= 0) return;
    const ratio = devicePixelRatio || 1;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    // To set a size, even the same, takes new memory for it: too much for each step of a drag.
    if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, width, height);
    props.before?.(c);
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.translate(0, -offset);
    paint(c, shapes.filter((s) => topOf(s) <= offset + height && bottomOf(s) >= offset));
  });
  return <canvas ref={ref} class={props.class} aria-hidden="true" />;
}
