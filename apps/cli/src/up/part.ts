/** One program that `luotsi up` runs. The list is data: what starts when, and what ends first, follows from it. */
export interface Part {
  readonly name: string;
  /** Said while it starts: "Starting the mailbox". */
  readonly doing: string;
  /**
   * service: runs until the end and is started again when it dies. task: must end well before the next parts start.
   * background: a task that nobody waits for, started when all else is ready.
   */
  readonly kind: 'service' | 'task' | 'background';
  /** Arguments of node, relative to the checkout. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Names of the parts that must be ready (a service) or done (a task) first. */
  readonly after?: readonly string[];
  /** A service is ready when this answers 200 (http) or takes connections (tcp). Without it: as soon as it runs. */
  readonly readyAt?: string;
  /**
   * What the result of a task follows from. It is not run again on a database for which it has ended well with the same answer. Asked when
   * its turn has come; undefined when that cannot be told.
   */
  readonly madeFrom?: () => Promise<string | undefined>;
  /** What of a task's output is for the person: nothing, or its lines as they come. */
  readonly shows?: 'nothing' | 'lines';
}

/** What the parts need to know of this run. */
export interface PartSettings {
  readonly local: boolean;
  /** Stands for the programs as they are built; undefined when nobody has noted it. */
  readonly build: string | undefined;
  /** Whether invented life is to be filled in. */
  readonly fills: boolean;
  readonly publicUrl: string;
  readonly healthUrl: string;
  readonly workerHealthUrl: string;
  /** Port of the mail sink, when one is to run. */
  readonly mailSinkPort: number | undefined;
  /** Port of the demo identity provider, when one is to run. */
  readonly demoIdpPort: number | undefined;
}
