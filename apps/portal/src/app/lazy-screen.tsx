import { type ComponentType, lazy } from 'react';

export interface LazyScreen {
  Screen: ComponentType;
  /** Fetches the code, so that the first page needs no placeholder. */
  preload: () => Promise<unknown>;
}

/** A screen in a file of its own. Once its code is here it renders at once, without a turn through Suspense. */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  let Loaded: ComponentType | undefined;
  const preload = async () => {
    Loaded = await load();
    return Loaded;
  };
  const Waiting = lazy(async () => ({ default: await preload() }));
  return { Screen: () => (Loaded ? <Loaded /> : <Waiting />), preload };
}
