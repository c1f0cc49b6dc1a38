// What goes into the engine and what comes out, as crates/engine and crates/policy define it.

export const NETWORKS = ["facebook", "linkedin", "x", "youtube", "instagram"] as const;
export type Network = (typeof NETWORKS)[number];

export const SURFACES = ["comment", "reply", "post", "caption", "bio", "name", "draft", "mention", "review"] as const;
export type Surface = (typeof SURFACES)[number];

/** Lightest first. */
export const SEVERITIES = ["advice", "notice", "warning", "grave"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const BANDS = ["sure", "review"] as const;
export type Band = (typeof BANDS)[number];

/** Mildest first. */
export const ACTIONS = [
  "redirect", "warn", "remove", "report_platform", "block", "block_now", "report_police", "report_judicial",
] as const;
export type Action = (typeof ACTIONS)[number];

export const LANGUAGES = ["it", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text as somebody wrote it, with what is known of where it stands. */
export interface Submission {
  audience: "ext";
  network: Network;
  surface: Surface;
  /** The text of the post that it answers. */
  parent?: string;
  text: string;
  /** Opaque identifier of the author. */
  author?: string;
  /** The page holds only the beginning of the text. */
  incomplete?: boolean;
}

/** UTF-16 code units of the submitted text, half-open. */
export interface Span {
  start: number;
  end: number;
}

export interface Cited {
  rule: string;
  clause: string;
}

export interface Finding {
  rule?: string | undefined;
  /** The clause as a person cites it. */
  clause?: string | undefined;
  category: string;
  attribute?: string | undefined;
  entity?: string | undefined;
  whose?: "own" | "third" | undefined;
  /** Absent when the finding is about the whole text. */
  span?: Span | undefined;
  severity: Severity;
  confidence: number;
  band: Band;
  /** What is wrong, in the language asked for. */
  message: string;
  /** The evidence, in words. */
  why: string;
  /** Why the rule is there, in plain language. */
  reason?: string | undefined;
  /** Other rules of the pack that the same stretch breaks. */
  also?: Cited[] | undefined;
  /** Counsel for the moderator. */
  advice?: string | undefined;
  /** A text that a moderator may copy. */
  reply?: string | undefined;
}

export interface Step {
  action: Action;
  /** The document obliges; otherwise it leaves the choice. */
  duty?: boolean | undefined;
  clause: string;
  text: string;
  contact?: string | undefined;
}

export interface Verdict {
  findings: Finding[];
  consequence?: { steps: Step[] } | undefined;
}
