// What browsers have and TypeScript's library does not list yet.

interface HighlightHit {
  highlight: Highlight;
  ranges: AbstractRange[];
}

interface HighlightRegistry {
  /** Highlights at a point of the window, uppermost first. */
  highlightsFromPoint?(x: number, y: number): HighlightHit[];
}
