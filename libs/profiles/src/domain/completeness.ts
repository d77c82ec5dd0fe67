/** What a profile needs before its owner may apply: exactly what matching reads (lifecycles A: "profile complete"). */
interface CommonAnswers {
  readonly field: string;
  readonly languages: readonly unknown[];
  readonly modes: readonly unknown[];
  readonly slots: readonly unknown[];
}

function commonGaps(profile: CommonAnswers): [boolean, string][] {
  return [
    [profile.field === '', '/field'],
    [profile.languages.length === 0, '/languages'],
    [profile.modes.length === 0, '/modes'],
    [profile.slots.length === 0, '/slots'],
  ];
}

function pointers(gaps: readonly [boolean, string][]): string[] {
  return gaps.filter(([missing]) => missing).map(([, pointer]) => pointer);
}

/** JSON pointers of the answers that a student still owes. */
export function missingForStudent(
  profile: CommonAnswers & { readonly degreeType: string; readonly wishes: readonly string[] },
): string[] {
  return pointers([
    ...commonGaps(profile),
    [profile.degreeType === '', '/degreeType'],
    [profile.wishes.length === 0, '/wishes'],
  ]);
}

/** JSON pointers of the answers that a mentor still owes. */
export function missingForMentor(
  profile: CommonAnswers & { readonly title: string; readonly offers: readonly string[] },
): string[] {
  return pointers([...commonGaps(profile), [profile.title === '', '/title'], [profile.offers.length === 0, '/offers']]);
}
