/** The mark of the product: a small sail that leads a larger one over a wave. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="40" height="40" rx="11" />
      <path className="mark-ship" d="M12.2 27V8.5C17.6 12.4 20.4 18.6 20.6 27Z" />
      <path className="mark-pilot" d="M23.8 27V15.8C27.6 18.4 29.6 22.2 29.9 27Z" />
      <path className="mark-wave" d="M6.5 31.2c2.3 1.7 4.5 1.7 6.8 0s4.5-1.7 6.7 0 4.5 1.7 6.8 0 4.4-1.7 6.7 0" />
    </svg>
  );
}
