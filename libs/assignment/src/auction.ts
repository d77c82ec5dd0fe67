import type { WeightedGraph } from './graph.js';
import { startsAfter } from './pair-order.js';
import { int, real } from './reading.js';

const NOBODY = -1;

/**
 * Sources bid for seats at sinks (Bertsekas 1979). A source without a seat bids for the sink that is worth most to it after the price, and
 * raises the price by what it would lose at the second best, `step` at least: so no bid war is endless, and everybody holds a seat that
 * is the best there is for it, or less by no more than `step`. The seats of one sink are alike (Bertsekas and Castañón 1989): its price is
 * that of its cheapest seat, which is the next to go.
 */
export class Auction {
  /** The seats of sink `j` are `start[j]` to `start[j + 1] - 1`: a heap with the cheapest first. */
  readonly start: Int32Array;
  /** The source on each seat; -1 for none. */
  readonly holder: Int32Array;
  readonly price: Float64Array;
  private readonly seatPrice: Float64Array;
  /** The sources that have yet to bid, once for each unit; the last is the next. */
  private readonly waiting: Int32Array;

  constructor(
    private readonly graph: WeightedGraph,
    private readonly supply: Int32Array,
    rooms: Int32Array,
  ) {
    this.start = startsAfter(rooms);
    this.holder = new Int32Array(int(this.start, rooms.length));
    this.seatPrice = new Float64Array(this.holder.length);
    this.price = new Float64Array(rooms.length);
    this.waiting = new Int32Array(int(startsAfter(supply), supply.length));
    this.startOver();
  }

  get units(): number {
    return this.waiting.length;
  }

  /** Everybody gets up, and nothing costs anything. */
  startOver(): void {
    for (let sink = 0; sink < this.price.length; sink++) this.empty(sink, 0);
  }

  /** Everybody gets up, for another sale with smaller steps; what nobody took costs nothing now, the rest `off` less. */
  reopen(off: number): void {
    for (let sink = 0; sink < this.price.length; sink++) {
      const first = int(this.start, sink);
      const hasRoom = first < int(this.start, sink + 1) && int(this.holder, first) === NOBODY;
      this.empty(sink, hasRoom ? 0 : Math.max(0, real(this.price, sink) - off));
    }
  }

  /** Bids until everybody sits, or so many bids are made; says whether everybody does. Who loses a seat waits behind the others. */
  sell(step: number, mostBids: number): boolean {
    const { waiting } = this;
    let length = this.queueAll();
    for (let bids = 0, head = 0; length > 0 && bids < mostBids; bids++) {
      const out = this.bidOf(int(waiting, head), step);
      // As many wait as units have no seat, so the place that the bidder leaves in the ring is free.
      if (out === NOBODY) length--;
      else waiting[(head + length) % waiting.length] = out;
      head = head + 1 === waiting.length ? 0 : head + 1;
    }
    return length === 0;
  }

  private queueAll(): number {
    let length = 0;
    for (let source = 0; source < this.supply.length; source++) {
      for (let unit = 0; unit < int(this.supply, source); unit++) this.waiting[length++] = source;
    }
    return length;
  }

  private bidOf(source: number, step: number): number {
    return int(this.supply, source) > 1 ? this.bidForOneMore(source, step) : this.bid(source, step);
  }

  private bid(source: number, step: number): number {
    const { target, weight, start } = this.graph;
    const { price } = this;
    const last = int(start, source + 1);
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let at = -1;
    for (let edge = int(start, source); edge < last; edge++) {
      const sink = int(target, edge);
      const value = real(weight, edge) - real(price, sink);
      if (value <= second) continue;
      if (value > best) {
        second = best;
        best = value;
        at = sink;
      } else second = value;
    }
    return this.replace(at, source, real(price, at) + raise(best, second, step));
  }

  /** The same for a source with several units: its sinks have one seat each, and it passes by those that it holds. */
  private bidForOneMore(source: number, step: number): number {
    const { target, weight, start } = this.graph;
    const { price, holder } = this;
    const last = int(start, source + 1);
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let at = -1;
    for (let edge = int(start, source); edge < last; edge++) {
      const sink = int(target, edge);
      const value = real(weight, edge) - real(price, sink);
      if (value <= second || int(holder, int(this.start, sink)) === source) continue;
      if (value > best) {
        second = best;
        best = value;
        at = sink;
      } else second = value;
    }
    return this.replace(at, source, real(price, at) + raise(best, second, step));
  }

  /** Gives the cheapest seat to a new holder, at a higher price; answers the one who had it. */
  private replace(sink: number, source: number, bid: number): number {
    const { holder, seatPrice } = this;
    const first = int(this.start, sink);
    const size = int(this.start, sink + 1) - first;
    const out = int(holder, first);
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && real(seatPrice, first + child + 1) < real(seatPrice, first + child)) child++;
      if (real(seatPrice, first + child) >= bid) break;
      seatPrice[first + hole] = real(seatPrice, first + child);
      holder[first + hole] = int(holder, first + child);
      hole = child;
    }
    seatPrice[first + hole] = bid;
    holder[first + hole] = source;
    this.price[sink] = real(seatPrice, first);
    return out;
  }

  dearest(): number {
    return this.price.reduce((most, price) => Math.max(most, price), 0);
  }

  private empty(sink: number, price: number): void {
    this.price[sink] = price;
    for (let seat = int(this.start, sink); seat < int(this.start, sink + 1); seat++) {
      this.holder[seat] = NOBODY;
      this.seatPrice[seat] = price;
    }
  }
}

/** Who has no second choice need not outbid anybody's: any rise is as good. */
function raise(best: number, second: number, step: number): number {
  return second === Number.NEGATIVE_INFINITY ? step : Math.max(best - second, step);
}
