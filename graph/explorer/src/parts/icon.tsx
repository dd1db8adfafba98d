const paths = {
  search: "M7 2a5 5 0 1 0 3 9l4 4 1-1-4-4a5 5 0 0 0-4-8m0 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7",
  close: "m4 3 4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",
  plus: "M7.25 2h1.5v5.25H14v1.5H8.75V14h-1.5V8.75H2v-1.5h5.25z",
  minus: "M2 7.25h12v1.5H2z",
  export: "M8 1 4.5 4.5l1 1 1.75-1.7V10h1.5V3.8l1.75 1.7 1-1zM2 9v5h12V9h-1.5v3.5h-9V9z",
  fit: "M2 2h4v1.5H3.5V6H2zm8 0h4v4h-1.5V3.5H10zM2 10h1.5v2.5H6V14H2zm10.5 0H14v4h-4v-1.5h2.5z",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M7.25 1h1.5v2.5h-1.5zm0 11.5h1.5V15h-1.5zM1 7.25h2.5v1.5H1zm11.5 0H15v1.5h-2.5zM2.5 3.6l1-1 1.8 1.7-1 1zm8.2 8.1 1-1 1.8 1.8-1 1zm1-6.4-1-1 1.7-1.8 1.1 1zM3.5 13.5l-1-1 1.8-1.8 1 1z",
  moon: "M6 1.5a6.5 6.5 0 1 0 8.5 8.5A5.5 5.5 0 0 1 6 1.5",
  screen: "M1 2h14v9H9v1.5h2V14H5v-1.5h2V11H1zm1.5 1.5v6h11v-6z",
  filter: "M1.5 2.5h13v1.6L9.75 9v5l-3.5-1.8V9L1.5 4.1z",
  link: "M6.5 4H4a4 4 0 0 0 0 8h2.5v-1.5H4a2.5 2.5 0 0 1 0-5h2.5zm3 0v1.5H12a2.5 2.5 0 0 1 0 5H9.500V12H12a4 4 0 0 0 0-8zM5 7.25h6v1.5H5z",
  clock: "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3m-.75 1.500v4l3 2 .8-1.200-2.300-1.600V4.500z",
} as const;

export type IconName = keyof typeof paths;

export const Icon = (props: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d={paths[props.name]} fill="currentColor" /></svg>
);
