/**
 * Work that has taken so many workers with it, one after the other and without ever coming to an end, is not started again. High, since a worker
 * that dies of one piece of work takes others with it that are innocent and were in its hands at the time.
 */
export const MAX_STARTS = 50;

export class WorkerEnded extends Error {
  constructor() {
    super(`${MAX_STARTS} workers ended in the middle of it`);
  }
}
