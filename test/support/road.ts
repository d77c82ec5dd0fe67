import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way from a program to a server: it can be closed, so that the server is gone for this program and for nobody else. */
export class Road {
  private readonly travellers = new Set<Socket>();
  private isOpen = true;
  /** How often somebody tried to come through while it was closed. */
  refused = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async to(target: string): Promise<Road> {
    const server = createServer();
    const road = new Road(server, new URL(target));
    server.on('connection', (socket) => road.lead(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return road;
  }

  /** The address of the server by this road. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  close(): void {
    this.isOpen = false;
    for (const socket of this.travellers) socket.destroy();
  }

  open(): void {
    this.isOpen = true;
  }

  async remove(): Promise<void> {
    this.close();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private lead(socket: Socket): void {
    if (!this.isOpen) {
      this.refused += 1;
      socket.destroy();
      return;
    }
    const onward = connect(Number(this.target.port), this.target.hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.travellers.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.travellers.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }
}
