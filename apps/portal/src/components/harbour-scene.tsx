/** The picture of the front page: a pilot boat leads a ship past the lighthouse into harbour. Colours come from the style sheet. */
export function HarbourScene() {
  return (
    <svg className="scene" viewBox="0 0 560 400" aria-hidden="true" focusable="false">
      <circle className="scene-glow" cx="404" cy="118" r="112" />
      <circle className="scene-glow" cx="404" cy="118" r="66" />
      <path className="scene-beam" d="M404 112 60 40v92Z" />
      <path className="scene-hill" d="M0 246c40-22 82-30 120-16 26-26 76-34 116-10 30-10 62-6 84 10v30H0Z" />
      <path className="scene-rock" d="M330 262c10-24 34-38 62-40 40-4 86 10 112 40Z" />
      <path className="scene-tower" d="M390 226l6-92h24l6 92Z" />
      <path className="scene-band" d="M394.400 158h27.200l1.600 22h-30.400Z" />
      <path className="scene-band" d="M391.600 202h32.800l1.600 24h-36Z" />
      <path className="scene-roof" d="M392 134h32v-6h-32ZM397 104l11-14 11 14Z" />
      <rect className="scene-lamp" x="399" y="104" width="18" height="24" rx="3" />
      <path className="scene-house" d="M444 226v-26l20-14 20 14v26Z" />
      <path className="scene-window" d="M458 208h12v18h-12Z" />
      <path className="scene-sea scene-sea-far" d="M0 258c30 10 60 10 92 0s62-10 94 0 62 10 94 0 62-10 94 0 62 10 94 0 62-10 92 0v142H0Z" />
      <g className="scene-float scene-float-slow">
        <path className="scene-sail" d="M112 268V128c44 30 68 80 70 140Z" />
        <path className="scene-sail-back" d="M104 268V146c-30 28-48 72-52 122Z" />
        <path className="scene-mast" d="M105.500 116h5v166h-5Z" />
        <path className="scene-hull" d="M36 278h162c-6 26-22 40-44 40H84c-24 0-40-14-48-40Z" />
      </g>
      <path className="scene-sea scene-sea-mid" d="M0 304c34 12 66 12 98 0s64-12 96 0 64 12 96 0 64-12 96 0 64 12 96 0 50-10 78-2v98H0Z" />
      <g className="scene-float">
        <path className="scene-cabin" d="M286 306v-30h34l14 30Z" />
        <path className="scene-glass" d="M293 283h22l7 14h-29Z" />
        <path className="scene-flag-pole" d="M303 244h3v34h-3Z" />
        <path className="scene-flag-white" d="M306 246h13v18h-13Z" />
        <path className="scene-flag-red" d="M319 246h13v18h-13Z" />
        <path className="scene-pilot" d="M252 306h128c-8 22-22 32-42 32h-54c-18 0-28-12-32-32Z" />
        <path className="scene-stripe" d="M256 316h119l-4 8H260Z" />
      </g>
      <path className="scene-sea scene-sea-near" d="M0 340c32 10 62 10 94 0s62-10 94 0 62 10 94 0 62-10 94 0 62 10 94 0 60-10 90 0v60H0Z" />
    </svg>
  );
}
