import { BaseProperty } from 'adminjs';
import type { CatalogueField } from '#identity';

/** One field of a catalogue as AdminJS knows it. References stay ours: AdminJS would send the whole other row to the browser. */
export class CatalogueProperty extends BaseProperty {
  constructor(
    readonly field: CatalogueField,
    position: number,
  ) {
    super({ path: field.name, type: 'string', isSortable: field.sortable === true, position });
  }

  override isTitle(): boolean {
    return this.field.isTitle === true;
  }

  override isEditable(): boolean {
    return false;
  }
}
