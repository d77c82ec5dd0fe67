/** Drawn on a 24 by 24 grid with a round pen. Always beside a text that says the same. */
const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9.5l6 6 6-6',
  right: 'M5 12h14M13 6l6 6-6 6',
  left: 'M19 12H5M11 6l-6 6 6 6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  person: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c.9-3.6 3.9-5 7.5-5s6.6 1.4 7.5 5',
  people:
    'M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.7-3.2 3.2-4.5 6.5-4.5s5.8 1.3 6.5 4.5M15.5 5.4a3.5 3.5 0 0 1 0 6.2M18 15.4c1.9.6 3.1 1.9 3.5 4.1',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  place: 'M12 21c4-4.6 6-8 6-10.8A6 6 0 0 0 6 10.2C6 13 8 16.4 12 21ZM12 12.3a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  mail: 'M3.5 6.5h17v11h-17zM4 7l8 6 8-6',
  globe:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c2.4 2.3 3.5 5.1 3.5 8.5s-1.1 6.2-3.5 8.5c-2.4-2.3-3.5-5.1-3.5-8.5s1.1-6.2 3.5-8.5Z',
  out: 'M13 5h6v6M19 5l-9 9M16 14v5H5V8h5',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.5M12 7.6v.2',
  warning: 'M12 4 21 19.5H3L12 4ZM12 10v4.5M12 17v.2',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5',
  bin: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5',
  pen: 'M5 19l1-4L16 5l3 3L9 18l-4 1ZM14 7l3 3',
  university: 'M3 9.5 12 4.5l9 5-9 5-9-5ZM7 12v4.5c1.5 1.4 3 2 5 2s3.5-.6 5-2V12M21 9.5v5.5',
  work: 'M4 8.5h16v10.5H4zM9 8.5V5.5h6v3M4 13h16',
  speech: 'M4 5.5h16v10.5h-9L6.5 19.5V16H4z',
  compass: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM15.5 8.5l-2 5-5 2 2-5 5-2Z',
  handshake:
    'M3 8l4-2 5 2 5-2 4 2v7l-3 1M3 8v7l3 1 5 4 2-.5M12 8l-3.5 3.5c1.3 1.3 3 1 4-.2L13.5 10l5 5.2M11 16.5l2 1.7M14 14l2.5 2.3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
