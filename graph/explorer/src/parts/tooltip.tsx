import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Tooltip stands beside a point of the element that it lies in, and stays inside of it. */
export function Tooltip(props: { x: number; y: number; children: ComponentChildren }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const e = ref.current;
    const parent = e?.offsetParent;
    if (!e || !parent) return;
    const left = props.x + 14 + e.offsetWidth > parent.clientWidth ? props.x - 14 - e.offsetWidth : props.x + 14;
    const top = props.y + 14 + e.offsetHeight > parent.clientHeight ? props.y - 14 - e.offsetHeight : props.y + 14;
    e.style.left = `${Math.max(4, left)}px`;
    e.style.top = `${Math.max(4, top)}px`;
  });
  return <div ref={ref} class="tooltip" role="presentation">{props.children}</div>;
}
