import type { RankedLanguage } from './answers.js';

/** Languages in which both have a rank, the one in which the weaker of the two is strongest first. */
export function languagesInCommon(
  one: readonly RankedLanguage[],
  other: readonly RankedLanguage[],
  rank: number,
): string[] {
  const ranks = bestRanks(other);
  return [...bestRanks(one)]
    .map(([language, own]) => ({ language, rank: Math.min(own, ranks.get(language) ?? 0) }))
    .filter((shared) => shared.rank >= rank)
    .sort((first, second) => second.rank - first.rank || (first.language < second.language ? -1 : 1))
    .map((shared) => shared.language);
}

function bestRanks(languages: readonly RankedLanguage[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { language, rank } of languages) ranks.set(language, Math.max(rank, ranks.get(language) ?? 0));
  return ranks;
}
