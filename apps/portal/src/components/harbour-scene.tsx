/** The picture of the front page: a pilot boat leads a ship past the lighthouse into harbour. Colours come from the style sheet. */
export function HarbourScene() {
  return (
    <svg className="scene" viewBox="0 0 560 372" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="scene-beam" x1="1" x2="0" y1="0.5" y2="0.5">
          <stop className="scene-beam-near" offset="0" />
          <stop className="scene-beam-far" offset="1" />
        </linearGradient>
      </defs>
      <circle className="scene-glow" cx="404" cy="118" r="112" />
      <circle className="scene-glow" cx="404" cy="118" r="66" />
      <path fill="url(#scene-beam)" d="M404 114-60 20v150Z" />
      <path
        className="scene-hill"
        d="M-420 270c60-38 120-34 170-14 40-30 96-34 150-14 34-22 92-30 136-10 26-26 76-34 116-10 40-12 96-4 150 50Z"
      />
      <path className="scene-rock" d="M330 262c10-24 34-38 62-40 40-4 86 10 112 40Z" />
      <path className="scene-tower" d="M390 226l6-92h24l6 92Z" />
      <path className="scene-band" d="M394.400 158h27.200l1.600 22h-30.400Z" />
      <path className="scene-band" d="M391.600 202h32.800l1.600 24h-36Z" />
      <path className="scene-roof" d="M392 134h32v-6h-32ZM397 104l11-14 11 14Z" />
      <rect className="scene-lamp" x="399" y="104" width="18" height="24" rx="3" />
      <path className="scene-house" d="M444 226v-26l20-14 20 14v26Z" />
      <path className="scene-window" d="M458 208h12v18h-12Z" />
      <path
        className="scene-sea scene-sea-far"
        d="M-1504 258q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0q47 20 94 0q47 -20 94 0V420H-1504Z"
      />
      <g className="scene-float scene-float-slow">
        <path className="scene-sail" d="M112 268V128c44 30 68 80 70 140Z" />
        <path className="scene-sail-back" d="M104 268V146c-30 28-48 72-52 122Z" />
        <path className="scene-mast" d="M105.500 116h5v166h-5Z" />
        <path className="scene-hull" d="M36 278h162c-6 26-22 40-44 40H84c-24 0-40-14-48-40Z" />
      </g>
      <path
        className="scene-sea scene-sea-mid"
        d="M-1568 302q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0q56 22 112 0q56 -22 112 0V420H-1568Z"
      />
      <g className="scene-float">
        <path className="scene-cabin" d="M286 306v-30h34l14 30Z" />
        <path className="scene-glass" d="M293 283h22l7 14h-29Z" />
        <path className="scene-flag-pole" d="M303 244h3v34h-3Z" />
        <path className="scene-flag-white" d="M306 246h13v18h-13Z" />
        <path className="scene-flag-red" d="M319 246h13v18h-13Z" />
        <path className="scene-pilot" d="M252 306h128c-8 22-22 32-42 32h-54c-18 0-28-12-32-32Z" />
        <path className="scene-stripe" d="M256 316h119l-4 8H260Z" />
      </g>
      <path
        className="scene-sea scene-sea-near"
        d="M-1560 342q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0q65 20 130 0q65 -20 130 0V420H-1560Z"
      />
    </svg>
  );
}
