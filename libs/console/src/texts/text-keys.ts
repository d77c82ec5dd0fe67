import type { Catalogue, CatalogueCommand } from '#identity';

export function catalogueKey(catalogue: Pick<Catalogue, 'lib' | 'id'>): string {
  return `${catalogue.lib}:staff.${catalogue.id}`;
}

export function commandKey(catalogue: Pick<Catalogue, 'lib' | 'id'>, command: string): string {
  return `${catalogueKey(catalogue)}.commands.${command}`;
}

function commandKeys(catalogue: Catalogue, command: CatalogueCommand): string[] {
  const key = commandKey(catalogue, command.name);
  const inputs = (command.inputs ?? []).flatMap((input) => [
    `${key}.inputs.${input.name}`,
    ...(input.type === 'choice' ? (input.values ?? []).map((code) => `${key}.values.${input.name}.${code}`) : []),
  ]);
  return [
    `${key}.label`,
    ...(command.confirms ? [`${key}.confirm`] : []),
    ...(command.foresee ? [`${key}.foreseen`] : []),
    ...inputs,
  ];
}

/**
 * Every text a catalogue needs: `staff.<id>.name`, `.fields.<f>`, `.values.<f>.<code>`, `.commands.<c>.{label,confirm,foreseen}`,
 * `.commands.<c>.inputs.<i>` and `.commands.<c>.values.<i>.<code>`; besides `.commands.<c>.done`, which may have plural forms.
 */
export function catalogueTextKeys(catalogue: Catalogue): string[] {
  const key = catalogueKey(catalogue);
  const fields = catalogue.fields.flatMap((field) => [
    `${key}.fields.${field.name}`,
    ...(field.type === 'choice' ? (field.values ?? []).map((code) => `${key}.values.${field.name}.${code}`) : []),
  ]);
  return [`${key}.name`, ...fields, ...catalogue.commands.flatMap((command) => commandKeys(catalogue, command))];
}
